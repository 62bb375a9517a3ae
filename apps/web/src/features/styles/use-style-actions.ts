import { MAX_STYLES_COMBINED, type Style } from '@atelier/contracts'
import { useRouter } from 'vue-router'
import { useDraft } from '../../stores/draft.ts'
import { useNotices } from '../../stores/notices.ts'
import { useStyles } from '../../stores/styles.ts'
import { t } from './text.ts'

/** What can be done with a style. What the server refuses is said. */
export function useStyleActions() {
  const styles = useStyles()
  const drafts = useDraft()
  const notices = useNotices()
  const router = useRouter()

  /** Puts it around the prompt of the studio, behind those that are there. */
  async function use({ id, name }: Style) {
    const { styles: chosen } = drafts.draft
    if (!chosen.some(style => style.id === id)) {
      if (chosen.length >= MAX_STYLES_COMBINED) {
        notices.show(t('full', { count: chosen.length }), { tone: 'danger' })
        return
      }
      drafts.change({ styles: [...chosen, { id, name }] })
    }
    await router.push('/')
  }

  /** Taken back, it is a new one with the same words: drafts that had it keep their words, too. */
  async function remove({ id, name, prompt, negativePrompt, parameters }: Style) {
    const before = drafts.draft.styles
    if (!(await notices.succeeds(async () => styles.remove(id)))) return
    drafts.change({ styles: before.filter(style => style.id !== id) })
    const undo = async () => {
      const again = await notices.attempt(async () => styles.create({ name, prompt, negativePrompt, parameters }))
      if (again) drafts.change({ styles: before.map(style => (style.id === id ? { id: again.id, name } : style)) })
    }
    notices.show(t('deleted', { name }), { undo })
  }

  return { use, remove }
}
