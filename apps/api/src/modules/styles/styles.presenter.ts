import type { Style } from '@atelier/contracts'
import type { Tables } from '@atelier/db'
import { GERMAN_NAMES } from './built-in/german.ts'
import type { BuiltInStyle } from './built-in/index.ts'
import { previewVersionOf } from './preview/previews.ts'
import { oneLine } from './style-name.ts'

export type StyleRow = Tables['styles']['$inferSelect']

/** The address of the preview changes with what it shows. */
const withUrls = (style: Omit<Style, 'urls'>): Style => ({
  ...style,
  urls: { preview: `/api/v1/styles/${style.id}/preview?v=${previewVersionOf(style)}` },
})

export const presentStyle = ({ id, name, prompt, negativePrompt, parameters }: StyleRow): Style =>
  withUrls({ id, name: oneLine(name), prompt, negativePrompt, parameters, isBuiltIn: false })

export function presentBuiltIn({ id, name, prompt, negativePrompt, parameters }: BuiltInStyle): Style {
  const german = GERMAN_NAMES[id]
  return withUrls({
    id,
    name,
    ...(german !== undefined && { names: { de: german } }),
    prompt,
    negativePrompt: negativePrompt ?? null,
    parameters: parameters ?? null,
    isBuiltIn: true,
  })
}
