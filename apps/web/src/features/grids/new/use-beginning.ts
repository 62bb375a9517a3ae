import type { Draft } from '../../../stores/draft-values.ts'
import { useGridDraft, type AxisDraft } from '../../../stores/grid-draft.ts'
import { useNotices } from '../../../stores/notices.ts'
import { t } from '../text.ts'

/** Fills in the form of a new grid. What was written there before can be had back. */
export function useBeginning() {
  const drafts = useGridDraft()
  const notices = useNotices()

  return (base: Draft, axes: readonly AxisDraft[] = []) => {
    const hadWords =
      drafts.draft.axes.length > 0 || (drafts.draft.base.prompt !== '' && drafts.draft.base.prompt !== base.prompt)
    const undo = drafts.begin(base, axes)
    if (hadWords) notices.show(t('filledFrom'), { undo })
  }
}
