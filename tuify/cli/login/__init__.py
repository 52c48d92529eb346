"""`tuify login`: what it takes, what it says, and how the browser's answer finds its way back."""
