import { colourOf, type Asked } from '../asked.ts'
import type { Furniture } from '../elements.ts'
import type { FurnitureId, RoomId } from '../lexicon.ts'

/** Which room a piece of furniture makes one think of. */
const ROOM_OF: Partial<Readonly<Record<FurnitureId, RoomId>>> = { bed: 'bedroom', shelf: 'library' }

export const chooseRoom = ({ rooms, furniture }: Asked): RoomId =>
  rooms.find(id => id !== 'living_room') ??
  rooms[0] ??
  furniture.map(id => ROOM_OF[id]).find(id => id !== undefined) ??
  'living_room'

/** The furniture that the prompt names, once each; what else belongs to the room is the painter's to choose. */
export function chooseFurniture(asked: Asked): Furniture[] {
  const pieces = new Map<FurnitureId, Furniture>()
  for (const mention of asked.wanted) {
    if (mention.motif.kind === 'furniture' && !pieces.has(mention.motif.id))
      pieces.set(mention.motif.id, { id: mention.motif.id, colour: colourOf(mention) })
  }
  return [...pieces.values()]
}
