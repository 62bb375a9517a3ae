import type { Image } from '@atelier/contracts'
import { sizeText } from '../../ui/size-text.ts'

export interface Fact {
  readonly name: string
  readonly value: string
  /** What is copied, where that is not what is shown. */
  readonly copied?: string
}

const providers: Readonly<Record<string, string>> = { huggingface: 'Hugging Face', sketch: 'Built in' }

/** The recipe as pairs to read; what an image does not have is left out. */
export function factsOf(image: Image, locale?: string): Fact[] {
  const { model, provider, width, height, seed, steps, guidance, sizeBytes, mimeType, createdAt } = image
  const format = mimeType.replace('image/', '').replace('webp', 'WebP').replace(/^(png|jpeg)$/, name => name.toUpperCase())
  return [
    ...fact('Model', model),
    ...fact('Made by', provider && (providers[provider] ?? provider)),
    ...fact('Size', `${width} × ${height}`, `${width}x${height}`),
    ...fact('Seed', seed),
    ...fact('Steps', steps),
    ...fact('Guidance', guidance),
    ...fact(provider === null ? 'Imported' : 'Made', new Date(createdAt).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }), createdAt),
    ...fact('File', `${format}, ${sizeText(sizeBytes)}`),
  ]
}

const fact = (name: string, value: string | number | null, copied?: string): Fact[] =>
  value === null ? [] : [{ name, value: String(value), ...(copied !== undefined && { copied }) }]
