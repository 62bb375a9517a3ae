import type { NewGeneration, Relation, Task } from '@atelier/contracts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { Asker } from '../../platform/ownership.ts'
import type { ImagesService } from '../images/module.ts'
import type { FoundInput } from '../inputs/module.ts'
import { parentNotFound } from './generations.errors.ts'

type Asked = Pick<NewGeneration, 'parentId' | 'relation'>

export interface Origin {
  readonly parentId: string | null
  readonly relation: Relation | null
}

interface OriginOptions {
  readonly usual?: Relation
  readonly at?: string
  /** The picture that it begins with, which is known to be seen. */
  readonly start?: Pick<FoundInput, 'imageId'> | null
  readonly task?: Task
}

/** What begins with another's pixels is called as its task. */
const relationOf = (task: Task): Relation => (task === 'text-to-image' ? 'remix' : task)

/**
 * What is stored of where something came from: where nobody says it, the image that it begins with. An image in the trash is
 * one that is there. `usual`: what it is called where nobody says. `at`: where in the request it stands.
 */
export async function settleOrigin(
  asker: Asker,
  { parentId, relation }: Asked,
  images: Pick<ImagesService, 'isSeen'>,
  { usual = 'remix', at = '', start = null, task = 'text-to-image' }: OriginOptions = {},
): Promise<Origin> {
  const startId = task === 'text-to-image' ? null : (start?.imageId ?? null)
  if (parentId === undefined && startId !== null) return { parentId: startId, relation: relation ?? relationOf(task) }
  if (parentId === undefined) {
    if (relation !== undefined) throw requestInvalid([{ path: `${at}/relation`, message: 'goes with parentId only' }])
    return { parentId: null, relation: null }
  }
  if (!(await images.isSeen(asker, parentId))) throw parentNotFound(`${at}/parentId`)
  return { parentId, relation: relation ?? (parentId === startId ? relationOf(task) : usual) }
}
