/** What the editor gives, and what it can be opened with again. The types live where what takes them up is kept. */
export type { EditorResult, EditorState, Extend } from '../../stores/edits.ts'

export type EditorTask = 'inpaint' | 'outpaint' | 'crop'
