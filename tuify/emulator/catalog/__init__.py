"""Everything that can be listened to, made from a seed on demand. It knows no JSON or HTTP."""
