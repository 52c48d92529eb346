"""Bodies that are not quite what the service sends: values missing, null, or something else."""

from hypothesis import strategies as st

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=12)
    | st.sampled_from(["track", "episode", "\x1b[2J", "\u202e", "\ud800", -1, 10**40, 1e300]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "name", "id", "totalMilliseconds", "items", "\x1b", "disallows"]
            )
            | st.text(max_size=4),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@st.composite
def disturbed(draw: st.DrawFn, body: object, *, most: int = 4) -> object:
    """The document with 1 to `most` of its values gone, null, or replaced by anything."""
    for _ in range(draw(st.integers(1, most))):
        body = _disturbed_once(draw, body)
    return body


def _disturbed_once(draw: st.DrawFn, body: object) -> object:
    if isinstance(body, dict) and body:
        key = draw(st.sampled_from(sorted(body)))
        rest = {name: value for name, value in body.items() if name != key}
        kept = _in_its_place(draw, body[key])
        return {**rest, key: kept[0]} if kept else rest
    if isinstance(body, list) and body:
        at = draw(st.integers(0, len(body) - 1))
        return [*body[:at], *_in_its_place(draw, body[at]), *body[at + 1 :]]
    return draw(json_values)


def _in_its_place(draw: st.DrawFn, value: object) -> list[object]:
    """One value instead of `value`, or none."""
    if isinstance(value, dict | list) and value and draw(st.integers(0, 4)):
        return [_disturbed_once(draw, value)]
    match draw(st.sampled_from(["gone", "null", "other"])):
        case "gone":
            return []
        case "null":
            return [None]
    return [draw(json_values)]
