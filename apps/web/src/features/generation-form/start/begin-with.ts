import type { Image } from '@atelier/contracts'
import { useBeyond } from '../../../stores/beyond.ts'
import { useNotices } from '../../../stores/notices.ts'

const isImage = (picture: readonly File[] | Image): picture is Image => 'id' in picture

/** A picture to begin with; where there is one already, another one to look at. */
export async function beginWith(picture: readonly File[] | Image): Promise<void> {
  const words = await useBeyond().load()
  const takesReference = words.beyond.start !== null
  if (isImage(picture)) {
    if (takesReference) words.imageReference(picture)
    else words.beginWithImage(picture)
    return
  }
  for (const file of picture) {
    const sent = await useNotices().attempt(async () => words.send(file))
    if (!sent) return
    if (words.beyond.start) words.addReference(sent)
    else words.begin(sent)
  }
}
