import { getImageStats, SHAPES, TASKS } from '@atelier/contracts'
import { call } from '../../api/call.ts'
import { t as common } from '../../i18n/common.ts'
import { number } from '../../i18n/format.ts'
import { useModels } from '../../stores/models.ts'
import { styleName } from '../../stores/style-name.ts'
import { useStyles } from '../../stores/styles.ts'
import { modelName } from './chips.ts'
import { findTags } from './find-tags.ts'
import type { Suggestion } from './suggestion.ts'
import { taskName } from './task-name.ts'
import { t } from './text.ts'
import { termOf, termTyped } from './typed-term.ts'

/** A letter says too little of what somebody wants to write. */
const FEWEST_LETTERS = 2
const RATINGS = ['5', '>=4', '>=3', '0'] as const

const fields = (): readonly (readonly [field: string, meaning: string])[] => [
  ['model', t('isModel')],
  ['tag', t('hasTag')],
  ['rating', t('hasRating')],
  ['style', t('style')],
  ['shape', t('shape')],
  ['negative', t('isNegative')],
  ['seed', t('seed')],
  ['sampler', t('sampler')],
  ['task', t('task')],
  ['collection', t('inNone')],
]

type Find = (signal: AbortSignal) => Promise<readonly Suggestion[]> | readonly Suggestion[]

/** What there is of each field, in the words of the page. */
const VALUES: Readonly<Record<string, Find>> = {
  async model(signal) {
    const { byModel } = await call(getImageStats, { querystring: {} }, { signal })
    return byModel.flatMap(({ model, count }) =>
      model === null ? [] : [{ value: modelName(model), text: modelName(model), note: number(count) }],
    )
  },
  async sampler(signal) {
    const { samplers } = await call(getImageStats, { querystring: {} }, { signal })
    return samplers.map(sampler => ({ value: sampler, text: sampler }))
  },
  async style() {
    const styles = useStyles()
    await styles.ensure()
    return (styles.items ?? []).map(style => ({ value: style.name, text: style.name, note: noteOf(style) }))
  },
  async task() {
    const models = useModels()
    await models.load()
    return TASKS.filter(task => models.all.some(model => model.tasks.includes(task))).map(task => ({
      value: task,
      text: task,
      note: taskName(task),
    }))
  },
  shape: () => SHAPES.map(shape => ({ value: shape, text: shape, note: t(shape) })),
  rating: () => RATINGS.map(rating => ({ value: rating, text: rating, note: starsOf(rating) })),
  collection: () => [{ value: 'none', text: 'none', note: t('inNone') }],
}

/** What the page calls a style, where that is another name. */
function noteOf(style: Parameters<typeof styleName>[0]): string | undefined {
  const name = styleName(style)
  return name === style.name ? undefined : name
}

function starsOf(rating: (typeof RATINGS)[number]): string {
  if (rating === '0') return common('noStars')
  const stars = common('starCount', { count: Number(rating.replace('>=', '')) })
  return rating.startsWith('>=') ? t('orMore', { stars }) : stars
}

/** Fields by what their names begin with, and the values of a field that is named; written out as the search takes them. */
export async function findTerms(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  const term = termTyped(text)
  if (!term) return []
  const { field } = term
  const typed = term.value.toLowerCase()
  if (field === undefined)
    return typed.length < FEWEST_LETTERS
      ? []
      : fields()
          .filter(([name]) => name.startsWith(typed))
          .map(([name, note]) => ({ value: `${name}:`, text: `${name}:`, note, isOpen: true }))
  const found = field === 'tag' ? await findTags(term.value, signal) : ((await VALUES[field]?.(signal)) ?? [])
  return found
    .filter(({ text: each, note }) => each.toLowerCase().includes(typed) || note?.toLowerCase().startsWith(typed))
    .map(item => ({ ...item, value: termOf(field, item.value) }))
}
