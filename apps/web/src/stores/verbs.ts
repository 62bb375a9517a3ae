import type { Image, Task } from '@atelier/contracts'
import { shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { describe, NetworkError } from '../api/errors.ts'
import { createSending } from '../api/sending.ts'
import { t } from '../i18n/common.ts'
import { useBeyond } from './beyond.ts'
import { useDraft } from './draft.ts'
import { useGenerations } from './generations.ts'
import { useModels } from './models.ts'
import { useNotices } from './notices.ts'

/** A recipe was just put into the form: the keyboard goes on in its prompt. */
export const wantsPrompt = shallowRef(false)

/** The two verbs for pictures, wherever they are offered: *Remix* fills the form, *Vary* makes four more at once. */
export function useVerbs() {
  const drafts = useDraft()
  const beyond = useBeyond()
  const generations = useGenerations()
  const models = useModels()
  const notices = useNotices()
  const router = useRouter()
  const { alone, send } = createSending()

  async function remix(image: Image, { seed = 'keep', place = '/' }: { seed?: 'keep' | 'new'; place?: string } = {}) {
    await drafts.takeRecipe(image, { seed, parentId: image.id })
    wantsPrompt.value = place === '/'
    await router.push(place)
  }

  async function sendOne(image: Image): Promise<boolean> {
    const { generationId, model } = image
    if (generationId === null || model === null) return false
    const { hasVariations, variationOf } = await import('./variation.ts')
    const most = await models.mostAtOnce(model)
    if (!hasVariations(image, models.byId.get(model))) {
      notices.show(t('noVariations'))
      return false
    }
    await send(variationOf({ ...image, model, how: image.recipe }, { parentId: image.id, most }), generations.create)
    return true
  }

  /**
   * Makes more of each, which the studio then shows. Where one alone is refused the form has it, to be changed; so it has
   * what was made elsewhere, often with a model that is not here.
   */
  async function vary(images: readonly Image[]) {
    const [one] = images
    const isOne = images.length === 1
    await alone(async () => {
      try {
        const sent: boolean[] = []
        for (const image of images) sent.push(await sendOne(image))
        if (one && isOne && !sent[0]) return remix(one, { seed: 'new' })
        await router.push('/')
      } catch (error) {
        notices.show(describe(error), { tone: 'danger' })
        // Without an answer it may be on its way: the next press asks for the same one.
        if (one && isOne && !(error instanceof NetworkError)) await remix(one, { seed: 'new' })
      }
    })
  }

  /** The studio begins with a picture; words that stand there stay. */
  async function beginWith(image: Image, task: Exclude<Task, 'text-to-image'>) {
    const words = await beyond.load()
    words.beginWithImage(image, task)
    words.wantsEditor = task === 'inpaint' || task === 'outpaint'
    // Its own size says more than one that was chosen for something else.
    drafts.change({ size: null, ...(!drafts.draft.prompt.trim() && { prompt: image.prompt }) })
    await router.push('/')
  }

  return { remix, vary, beginWith }
}
