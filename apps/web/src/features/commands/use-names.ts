import { MAX_STYLES_COMBINED, type Collection, type Model, type Style } from '@atelier/contracts'
import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { describe } from '../../api/errors.ts'
import { useBeyond } from '../../stores/beyond.ts'
import { useCollections } from '../../stores/collections.ts'
import { useDraft } from '../../stores/draft.ts'
import { useModels } from '../../stores/models.ts'
import { useNotices } from '../../stores/notices.ts'
import { styleName } from '../../stores/style-name.ts'
import { useStyles } from '../../stores/styles.ts'
import { may } from '../../stores/whose.ts'
import type { Command } from './command.ts'
import { t } from './text.ts'

/** What is found by a name that somebody gave it: collections to open, styles and models for the studio. */
export function useNames() {
  const collections = useCollections()
  const styles = useStyles()
  const models = useModels()
  const beyond = useBeyond()
  const drafts = useDraft()
  const notices = useNotices()
  const router = useRouter()
  const makes = may('generations:write')
  collections.followList()
  if (makes) {
    void styles.ensure()
    void models.load()
  }

  const collectionOf = ({ id, name, description }: Collection): Command => ({
    id: `collection:${id}`,
    section: 'collections',
    title: name,
    icon: 'collections',
    words: description ?? '',
    isOnlyFound: true,
    run: async () => router.push(`/collections/${id}`),
  })

  async function toggleStyle(it: Style) {
    const { id, name } = it
    const { styles: chosen } = drafts.draft
    const style = styleName(it)
    const isChosen = chosen.some(other => other.id === id)
    if (!isChosen && chosen.length >= MAX_STYLES_COMBINED) {
      notices.show(t('stylesFull', { most: MAX_STYLES_COMBINED }))
      return
    }
    drafts.change({ styles: isChosen ? chosen.filter(other => other.id !== id) : [...chosen, { id, name }] })
    await router.push('/')
    notices.show(isChosen ? t('styleTaken', { style }) : t('styleChosen', { style }), {
      undo: () => drafts.change({ styles: chosen }),
    })
  }
  const styleOf = (style: Style): Command => ({
    id: `style:${style.id}`,
    section: 'styles',
    title: styleName(style),
    icon: 'styles',
    words: style.name,
    isInUse: drafts.draft.styles.some(({ id }) => id === style.id),
    isOnlyFound: true,
    run: async () => toggleStyle(style),
  })

  async function chooseModel({ id, name: model }: Model) {
    const before = drafts.draft.model
    drafts.change({ model: id })
    await router.push('/')
    notices.show(t('modelChosen', { model }), { undo: () => drafts.change({ model: before }) })
  }
  const isUsable = ({ status, tasks }: Model) =>
    status === 'ready' && tasks.includes(beyond.words?.task ?? 'text-to-image')
  const modelOf = (model: Model): Command => ({
    id: `model:${model.id}`,
    section: 'models',
    title: model.name,
    icon: 'model',
    words: model.id,
    isInUse: (drafts.draft.model ?? models.defaultModel?.id) === model.id,
    isOnlyFound: true,
    run: async () => chooseModel(model),
  })

  const errors = computed(() =>
    [collections.list.error, makes && styles.error, makes && models.list.error].filter(Boolean),
  )
  return {
    names: computed(() => [
      ...(collections.list.ids ?? []).flatMap(id => collections.byId.get(id) ?? []).map(collectionOf),
      ...(makes ? (styles.items ?? []).map(styleOf) : []),
      ...(makes ? models.all.filter(isUsable).map(modelOf) : []),
    ]),
    /** Why some could not be read. */
    problem: computed(() => errors.value.slice(0, 1).map(describe)[0]),
    isReading: computed(
      () =>
        errors.value.length === 0 &&
        (!collections.list.ids || (makes && (!styles.items || models.list.nextCursor === undefined))),
    ),
  }
}
