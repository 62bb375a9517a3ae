/**
 * The caret of the field that has the focus, and the way to give it back. Chromium gives the focus back when a dialog closes, but not
 * the caret: what is typed then goes nowhere.
 */
export function keepCaret(): () => void {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return () => {}
  const { selectionStart: start, selectionEnd: end } = field
  return () => {
    if (document.activeElement !== field) return
    // Fields of numbers do not say where theirs is.
    if (start === null) field.select()
    else field.setSelectionRange(start, end)
  }
}
