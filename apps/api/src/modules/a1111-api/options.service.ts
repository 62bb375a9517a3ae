import type { A1111Options, NewA1111Options } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { keyOf, type Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { A1111Repository, Chosen } from './a1111.repository.ts'
import type { Checkpoints } from './checkpoints.ts'

export type Format = 'png' | 'jpeg' | 'webp'

const FORMATS: Readonly<Record<string, Format>> = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg', webp: 'webp' }
/** What stands for the VAE that a model brings along. */
const OWN_VAE = new Set(['', 'automatic', 'none'])
export const isOwnVae = (name: string | null | undefined): boolean => OWN_VAE.has((name ?? '').trim().toLowerCase())

/** How pictures are sent. Throws where there is no such format. */
export function formatOf(name: unknown, path = '/samples_format'): Format {
  const format = FORMATS[typeof name === 'string' ? name.toLowerCase() : 'png']
  if (!format) throw requestInvalid([{ path, message: 'must be png, jpg or webp' }])
  return format
}

/** What is chosen holds for the key that it came through, so that two programs of one person do not choose for each other. */
export const callerOf = (actor: Actor): string => keyOf(actor) ?? actor.id

interface OptionsDependencies {
  readonly db: Database
  readonly repository: A1111Repository
  readonly checkpoints: Pick<Checkpoints, 'get' | 'defaultTitle'>
  readonly clock: Clock
}

/** Settings as AUTOMATIC1111 has them for everybody, of each caller. */
export function createOptions({ db, repository, checkpoints, clock }: OptionsDependencies) {
  const chosenBy = async (actor: Actor): Promise<Chosen> => (await repository.findChosen(callerOf(actor))) ?? {}

  /** What is named and means something. Throws what is wrong with it. */
  async function judge(wish: NewA1111Options): Promise<Chosen> {
    const { sd_model_checkpoint: model, samples_format: format, CLIP_stop_at_last_layers: clipSkip } = wish
    if (!isOwnVae(wish.sd_vae))
      throw requestInvalid([{ path: '/sd_vae', message: 'must be Automatic: engines choose their own' }])
    if (format) formatOf(format)
    return {
      ...(model && { sd_model_checkpoint: await checkpoints.get(model) }),
      ...(format && { samples_format: format.toLowerCase() }),
      ...(typeof clipSkip === 'number' && { CLIP_stop_at_last_layers: clipSkip }),
    }
  }

  return {
    chosenBy,

    async get(actor: Actor): Promise<A1111Options> {
      const chosen = await chosenBy(actor)
      return {
        sd_model_checkpoint: String(chosen['sd_model_checkpoint'] ?? (await checkpoints.defaultTitle())),
        sd_checkpoint_hash: '',
        samples_format: String(chosen['samples_format'] ?? 'png'),
        CLIP_stop_at_last_layers: Number(chosen['CLIP_stop_at_last_layers'] ?? 1),
        sd_vae: 'Automatic',
      }
    },

    async set(actor: Actor, wish: NewA1111Options): Promise<void> {
      const changes = await judge(wish)
      if (Object.keys(changes).length === 0) return
      await db.atomic(function* (tx) {
        const caller = callerOf(actor)
        const chosen = { ...(yield* repository.readChosen(tx, caller)), ...changes }
        yield* repository.putChosen(tx, { caller, ownerId: actor.id, chosen, updatedAt: clock.now() })
      })
    },
  }
}
export type Options = ReturnType<typeof createOptions>
