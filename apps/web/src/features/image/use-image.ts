import { computed, shallowRef, watch } from 'vue'
import { useRouter } from 'vue-router'
import { describe, isAbort } from '../../api/errors.ts'
import { useImages } from '../../stores/images.ts'
import { useNotices } from '../../stores/notices.ts'
import { useDraft } from '../studio/use-draft.ts'

/** One picture, read when the store does not have it, and what can be done with it. */
export function useImage(id: () => string) {
  const images = useImages()
  const notices = useNotices()
  const drafts = useDraft()
  const router = useRouter()
  const error = shallowRef<unknown>()
  const image = computed(() => images.byId.get(id()))

  async function load(signal?: AbortSignal) {
    error.value = undefined
    try {
      await images.load(id(), signal)
    }
    catch (reason) {
      if (!isAbort(reason)) error.value = reason
    }
  }

  watch(id, (_, __, onCleanup) => {
    const abort = new AbortController()
    onCleanup(() => abort.abort())
    if (!image.value) void load(abort.signal)
  }, { immediate: true })

  async function attempt(action: () => Promise<unknown>) {
    try {
      await action()
      return true
    }
    catch (reason) {
      notices.show(describe(reason), { tone: 'danger' })
      return false
    }
  }

  async function reuse() {
    if (image.value) drafts.takeRecipe(image.value)
    await router.push('/')
  }

  return {
    image, error, load, reuse, attempt,
    favorite: async (on: boolean) => attempt(async () => images.setFavorite(id(), on)),
    trash: async () => attempt(async () => images.trash(id())),
    restore: async (which = id()) => attempt(async () => images.restore(which)),
  }
}
