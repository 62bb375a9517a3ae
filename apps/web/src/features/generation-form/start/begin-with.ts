import type { Image } from '@atelier/contracts'
import { useBeyond } from '../../../stores/beyond.ts'
import type { BeyondWords } from '../../../stores/beyond-words.ts'
import type { StartPicture } from '../../../stores/beyond-values.ts'
import { useDraft } from '../../../stores/draft.ts'
import { useNotices } from '../../../stores/notices.ts'

const isImage = (picture: readonly File[] | Image): picture is Image => 'id' in picture

/** The first one is what one begins with. Another one is looked at, where there is room for it, and else takes its place. */
function take(words: BeyondWords, picture: StartPicture, mostReferences: number) {
  const { start, references, task } = words.beyond
  if (start && references.length < mostReferences) {
    words.change({ references: [...references, picture] })
    return
  }
  words.begin(picture, task)
  // Its own size says more than one that was chosen for something else.
  useDraft().change({ size: null })
}

/** A picture to begin with, or to look at; `mostReferences` is what the model takes. */
export async function beginWith(picture: readonly File[] | Image, mostReferences: number): Promise<void> {
  const words = await useBeyond().load()
  if (isImage(picture)) {
    take(words, words.ofImage(picture), mostReferences)
    return
  }
  for (const file of picture) {
    const sent = await useNotices().attempt(async () => words.send(file))
    if (!sent) return
    take(words, sent, mostReferences)
  }
}
