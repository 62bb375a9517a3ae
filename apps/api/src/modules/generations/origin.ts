import type { NewGeneration, Relation } from '@atelier/contracts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { Asker } from '../../platform/ownership.ts'
import type { ImagesService } from '../images/module.ts'
import { parentNotFound } from './generations.errors.ts'

type Asked = Pick<NewGeneration, 'parentId' | 'relation'>

export interface Origin {
  readonly parentId: string | null
  readonly relation: Relation | null
}

/**
 * What is stored of where something came from. An image in the trash is one that is there. `usual`: what it is called where
 * nobody says. `at`: where in the request it stands.
 */
export async function settleOrigin(
  asker: Asker,
  { parentId, relation }: Asked,
  images: Pick<ImagesService, 'isSeen'>,
  { usual = 'remix', at = '' }: { readonly usual?: Relation; readonly at?: string } = {},
): Promise<Origin> {
  if (parentId === undefined) {
    if (relation !== undefined) throw requestInvalid([{ path: `${at}/relation`, message: 'goes with parentId only' }])
    return { parentId: null, relation: null }
  }
  if (!(await images.isSeen(asker, parentId))) throw parentNotFound(`${at}/parentId`)
  return { parentId, relation: relation ?? usual }
}
