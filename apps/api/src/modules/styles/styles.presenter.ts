import type { Style } from '@atelier/contracts'
import type { Tables } from '@atelier/db'
import type { BuiltInStyle } from './built-in/index.ts'

export type StyleRow = Tables['styles']['$inferSelect']

const urlsOf = (id: string) => ({ preview: `/api/v1/styles/${id}/preview` })

export const presentStyle = ({ id, name, prompt, negativePrompt, parameters }: StyleRow): Style =>
  ({ id, name, prompt, negativePrompt, parameters, isBuiltIn: false, urls: urlsOf(id) })

export const presentBuiltIn = ({ id, name, prompt, negativePrompt, parameters }: BuiltInStyle): Style =>
  ({ id, name, prompt, negativePrompt: negativePrompt ?? null, parameters: parameters ?? null, isBuiltIn: true, urls: urlsOf(id) })
