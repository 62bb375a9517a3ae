import type { Engine, Image, OptionValue } from '@atelier/contracts'
import { date, money, plain } from '../../../i18n/format.ts'
import { sizeText } from '../../../ui/size-text.ts'
import { t } from '../text.ts'

export interface Fact {
  readonly name: string
  readonly value: string
  /** What is copied, where that is not what is shown. */
  readonly copied?: string
}

/** The recipe as pairs to read; what an image does not have is left out. `engine`: what made it, where that is known. */
export function factsOf(image: Image, engine: Engine | undefined, nameOf = (id: string) => id): Fact[] {
  const { model, provider, width, height, seed, steps, guidance, sampler, sizeBytes, mimeType, createdAt, madeAt } =
    image
  const { recipe, cost, servedInstead } = image
  const format = mimeType
    .replace('image/', '')
    .replace('webp', 'WebP')
    .replace(/^(png|jpeg)$/, name => name.toUpperCase())
  return [
    ...fact(t('model'), model),
    ...fact(t('madeBy'), engine?.isBuiltIn ? t('builtIn') : (engine?.name ?? provider)),
    ...fact(t('size'), `${width} × ${height}`, `${width}x${height}`),
    ...fact(t('seed'), seed),
    ...fact(t('steps'), steps),
    ...fact(t('guidance'), guidance === null ? null : plain(guidance)),
    ...fact(t('sampler'), sampler),
    ...fact(t('scheduler'), recipe?.scheduler ?? null),
    ...fact(t('strength'), recipe?.strength === undefined || recipe.strength === null ? null : plain(recipe.strength)),
    ...(recipe?.loras ?? []).flatMap(({ name, weight }) => fact(t('lora'), `${name} (${plain(weight)})`)),
    ...Object.entries(recipe?.options ?? {}).flatMap(([name, value]) => fact(name, optionText(value))),
    ...fact(t('cost'), cost && money(cost.amount, cost.currency)),
    ...servedInstead.flatMap(({ engine: id }) => fact(t('servedInstead'), nameOf(id))),
    ...fact(t(provider === null ? 'imported' : 'made'), date(createdAt), createdAt),
    ...(madeAt === null ? [] : fact(t('madeOn'), date(madeAt), madeAt)),
    ...fact(t('file'), `${format}, ${sizeText(sizeBytes)}`),
  ]
}

const fact = (name: string, value: string | number | null, copied?: string): Fact[] =>
  value === null ? [] : [{ name, value: String(value), ...(copied !== undefined && { copied }) }]

/** Values that belong together stand one beside the other. */
const optionText = (value: OptionValue): string =>
  typeof value === 'object'
    ? Object.entries(value)
        .map(([name, one]) => `${name} ${one}`)
        .join(', ')
    : String(value)
