// What the page asks of its worker for shaping the rules: other rules beside the present ones, fixes by a click.

export interface ShapingCalls {
}
