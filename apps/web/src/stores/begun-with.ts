import type { GenerationParameters, Image, InputUsed, NewVariation } from '@atelier/contracts'

/** How something was made, beyond its words and its size. */
export interface BegunWith {
  readonly task?: Image['task']
  readonly inputs?: readonly InputUsed[]
  readonly how: Pick<
    GenerationParameters,
    'strength' | 'maskBlur' | 'keepUnmasked' | 'scale' | 'extend' | 'sampler' | 'scheduler' | 'loras' | 'options'
  > | null
}

/** What is sent to begin with the same pictures, and with the same options. Empty of what was made from words alone. */
export function begunWith({ task, inputs = [], how }: BegunWith): Partial<NewVariation> {
  const { strength = null, scale = null, extend = null, sampler, scheduler, loras = [], options = {} } = how ?? {}
  const refs = (role: InputUsed['role']) =>
    inputs.filter(input => input.role === role).map(({ id }) => ({ uploadId: id }))
  const [image] = refs('image')
  const [mask] = refs('mask')
  const references = refs('reference')
  return {
    ...(task &&
      inputs.length > 0 && {
        task,
        inputs: { ...(image && { image }), ...(mask && { mask }), ...(references.length > 0 && { references }) },
      }),
    ...(strength !== null && { strength }),
    ...(scale !== null && { scale: scale === 4 ? 4 : 2 }),
    ...(extend && { extend }),
    ...(sampler && { sampler }),
    ...(scheduler && { scheduler }),
    ...(loras.length > 0 && { loras }),
    ...(Object.keys(options).length > 0 && { options }),
  }
}
