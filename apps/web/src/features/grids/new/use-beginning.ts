import { useBeyond } from '../../../stores/beyond.ts'
import type { BeyondWords } from '../../../stores/beyond-words.ts'
import type { Draft } from '../../../stores/draft-values.ts'
import { useGridDraft, type AxisDraft } from '../../../stores/grid-draft.ts'
import { useNotices } from '../../../stores/notices.ts'
import { t } from '../text.ts'

/** How it was made; the pictures that it began with come along. */
type Made = Parameters<BeyondWords['take']>[0]

/** Fills in the form of a new grid. What was written there before can be had back. */
export function useBeginning() {
  const drafts = useGridDraft()
  const notices = useNotices()
  const beyond = useBeyond()

  async function bringPictures(made: Made): Promise<() => void> {
    if (!beyond.words && !made.inputs?.length && !made.recipe) return () => {}
    const words = await beyond.load()
    const before = words.beyond
    words.take(made)
    return () => words.change(before)
  }

  return async (base: Draft, { axes = [], made }: { axes?: readonly AxisDraft[]; made?: Made } = {}) => {
    const hadWords =
      drafts.draft.axes.length > 0 || (drafts.draft.base.prompt !== '' && drafts.draft.base.prompt !== base.prompt)
    const giveBack = made && (await bringPictures(made))
    const undo = drafts.begin(base, axes)
    const undoAll = () => {
      giveBack?.()
      undo()
    }
    if (hadWords) notices.show(t('filledFrom'), { undo: undoAll })
  }
}
