import type { Clock } from '../../platform/clock.ts'
import type { Seal } from '../../platform/secrets.ts'
import type { Wanted } from '../clients/module.ts'
import { openAiFileGone } from './openai.errors.ts'

/** Milliseconds, as OpenAI has it. */
const WORKS_MS = 60 * 60_000

type Format = NonNullable<Wanted['format']>

/** A picture of somebody, in a format. */
export interface Addressed {
  readonly imageId: string
  readonly ownerId: string
  readonly format: Format
  readonly quality?: number | undefined
}

/** Addresses of pictures that anybody can open who has them, for a while. What they lead to stands in them, sealed. */
export const createAddresses = ({ seal, clock }: { seal: Seal; clock: Clock }) => ({
  write({ imageId, ownerId, format, quality }: Addressed): string {
    const until = clock.now().getTime() + WORKS_MS
    const sealed = seal.seal(['openai', imageId, ownerId, until, format, quality ?? ''].join(' '))
    return `/v1/images/files/${Buffer.from(sealed, 'base64').toString('base64url')}.${format}`
  },

  /** Throws `openai.file_gone`. */
  read(file: string): Addressed {
    const [sealed = ''] = file.split('.')
    const told = seal.open(Buffer.from(sealed, 'base64url').toString('base64')) ?? ''
    const [kind, imageId, ownerId, until, format, quality] = told.split(' ')
    if (kind !== 'openai' || !imageId || !ownerId || clock.now().getTime() > Number(until)) throw openAiFileGone()
    return {
      imageId,
      ownerId,
      format: format as Format, // sealed by `write`
      quality: quality === '' ? undefined : Number(quality),
    }
  },
})
export type Addresses = ReturnType<typeof createAddresses>
