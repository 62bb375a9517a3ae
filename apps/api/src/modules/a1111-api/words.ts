import { MAX_LORAS, type A1111Wish, type Lora } from '@atelier/contracts'
import type { Actor } from '../../platform/actor.ts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { StylesService } from '../styles/module.ts'
import { styleNotFoundByName } from './a1111.errors.ts'
import { lorasOf, type Schema } from './choices.ts'
import { findName } from './known.ts'
import type { Note } from './notes.ts'

/** Names and weights are bounded, so that no text takes long. */
const LORA_TAG = /<lora:([^:<>]{1,200})(?::([^:<>]{1,20}))?(?::[^<>]{0,100})?>/gi

interface FoundLoras {
  readonly prompt: string
  readonly loras: readonly Lora[]
}

/** LoRAs out of a prompt, as AUTOMATIC1111 has them there: the model gets no such text. */
export function findLoras(prompt: string, options: Schema, note: Note): FoundLoras {
  const own = lorasOf(options)
  const loras = new Map<string, number>()
  const rest = prompt.replaceAll(LORA_TAG, (_tag, name: string, weight: string | undefined) => {
    const found = findName(own, name)
    const number = Number(weight ?? 1)
    if (!found) note(`The model has no LoRA ${name}: it was left out.`)
    else if (!Number.isFinite(number)) note(`The weight of the LoRA ${name} is no number: it was left out.`)
    else loras.set(found, number)
    return ''
  })
  const all = Array.from(loras, ([name, weight]) => ({ name, weight }))
  if (all.length > MAX_LORAS) note(`A picture takes ${MAX_LORAS} LoRAs: the others were left out.`)
  const tidy = rest === prompt ? prompt : rest.replaceAll(/ {2,}/g, ' ').trim()
  return { prompt: tidy, loras: all.slice(0, MAX_LORAS) }
}

export const requirePrompt = (prompt: string): string => {
  if (prompt.trim() === '') throw requestInvalid([{ path: '/prompt', message: 'must say something' }])
  return prompt
}

/** Styles by their names, as they were asked for. */
export async function styleIds(
  styles: Pick<StylesService, 'list'>,
  actor: Actor,
  names: A1111Wish['styles'],
): Promise<string[]> {
  const wanted = (names ?? []).filter(name => name.trim() !== '' && name !== 'None')
  if (wanted.length === 0) return []
  const all = await styles.list(actor)
  return wanted.map(asked => {
    const name = findName(
      all.map(style => style.name),
      asked,
    )
    const found = all.find(style => style.name === name)
    if (!found) throw styleNotFoundByName(asked)
    return found.id
  })
}
