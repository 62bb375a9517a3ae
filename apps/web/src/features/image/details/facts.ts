import type { Engine, Image } from '@atelier/contracts'
import { date, plain } from '../../../i18n/format.ts'
import { sizeText } from '../../../ui/size-text.ts'
import { t } from '../text.ts'

export interface Fact {
  readonly name: string
  readonly value: string
  /** What is copied, where that is not what is shown. */
  readonly copied?: string
}

/** The recipe as pairs to read; what an image does not have is left out. `engine`: what made it, where that is known. */
export function factsOf(image: Image, engine: Engine | undefined): Fact[] {
  const { model, provider, width, height, seed, steps, guidance, sampler, sizeBytes, mimeType, createdAt, madeAt } =
    image
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
    ...fact(t(provider === null ? 'imported' : 'made'), date(createdAt), createdAt),
    ...(madeAt === null ? [] : fact(t('madeOn'), date(madeAt), madeAt)),
    ...fact(t('file'), `${format}, ${sizeText(sizeBytes)}`),
  ]
}

const fact = (name: string, value: string | number | null, copied?: string): Fact[] =>
  value === null ? [] : [{ name, value: String(value), ...(copied !== undefined && { copied }) }]
