import { useImages } from './images.ts'
import { createTimelines } from './timelines.ts'

/** The galleries that are open. Whoever shows none does not import it, and the page comes without their code. */
export const useGalleries = () => useImages().timelines(createTimelines)
