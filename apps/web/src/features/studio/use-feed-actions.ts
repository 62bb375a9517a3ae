import { nextTick } from 'vue'
import type { Recipe } from '../../stores/draft-values.ts'
import { useGenerations, type GenerationEntry } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import type { WorkAction } from './work-action.ts'
import type { PictureAction } from './sheet/picture-actions.ts'
import { useQueueActions } from '../queue/use-queue-actions.ts'
import { useDismissed } from './sheet/dismissed.ts'
import { usePictureActions } from './sheet/use-picture-actions.ts'

interface FeedActionsOptions {
  readonly vary: (entry: GenerationEntry, parentId?: string) => Promise<string | undefined>
  readonly remix: (recipe: Recipe, parentId: string | null) => Promise<void>
  readonly chooseModel: () => void
  readonly focusPrompt: () => void
  readonly showNewest: () => void
  /** Where the results are. */
  readonly results: () => HTMLElement | null
}

/** What the buttons of the results do, and where the focus is afterwards. */
export function useFeedActions({ vary, remix, chooseModel, focusPrompt, showNewest, results }: FeedActionsOptions) {
  const generations = useGenerations()
  const images = useImages()
  const generationActions = useQueueActions()
  const pictureActions = usePictureActions()
  const dismissed = useDismissed()

  async function actOnWork(action: WorkAction, id: string) {
    const entry = generations.byId.get(id)
    if (!entry) return
    if (action === 'cancel') await generationActions.cancel(id)
    if (action === 'retry') await generationActions.retry(id)
    if (action === 'vary' && (await vary(entry))) showNewest()
    if (action === 'dismiss') dismissed.add(entry)
    if (action === 'remix') await fill(recipeOf(entry), entry.parentId)
    if (action === 'chooseModel') {
      await remix(recipeOf(entry), entry.parentId)
      chooseModel()
    }
  }

  async function actOnPicture(action: PictureAction, imageId: string) {
    const image = images.byId.get(imageId)
    const entry = generations.byId.get(image?.generationId ?? '')
    if (action === 'favorite') await pictureActions.favorite(imageId)
    if (action === 'remix' && image) await fill(image, imageId)
    if (action === 'vary' && entry && (await vary(entry, imageId))) showNewest()
    if (action === 'trash') await trash(imageId)
  }

  async function fill(recipe: Recipe, parentId: string | null) {
    await remix(recipe, parentId)
    focusPrompt()
  }

  /** The keyboard goes on at the picture that takes its place. */
  async function trash(imageId: string) {
    const links = [...(results()?.querySelectorAll<HTMLElement>('[data-picture]') ?? [])]
    const at = links.findIndex(link => link.dataset['picture'] === imageId)
    const removed = pictureActions.trash(imageId)
    await nextTick()
    const isThere = (link: HTMLElement) => link.isConnected && link.checkVisibility()
    const next = links.slice(at + 1).find(isThere) ?? links.slice(0, at).findLast(isThere) ?? results()
    next?.focus({ preventScroll: true })
    await removed
  }

  return { actOnWork, actOnPicture }
}

/** As a picture of it would tell it. */
const recipeOf = (entry: GenerationEntry): Recipe => ({
  ...entry,
  ...entry.parameters,
  recipe: { ...entry.parameters, blended: false },
})
