import { useRoute, useRouter } from 'vue-router'
import { isFailedCall } from '../../../api/errors.ts'
import { fromRecipe } from '../../../stores/draft-values.ts'
import { useDraft } from '../../../stores/draft.ts'
import { fromTemplate } from '../../../stores/escapes.ts'
import { useImages } from '../../../stores/images.ts'
import { useStyles } from '../../../stores/styles.ts'
import { useBeginning } from './use-beginning.ts'

/** Where one comes from: `?from=studio` brings what is in its form, `?image=` a picture's recipe. Once: after a reload what was typed since counts. */
export async function useSource() {
  const [route, router, studio, images, styles, begin] = [
    useRoute(),
    useRouter(),
    useDraft(),
    useImages(),
    useStyles(),
    useBeginning(),
  ]
  const { from, image } = route.query

  async function recipeOf(id: string) {
    if (!images.byId.has(id)) await images.load(id)
    const found = images.byId.get(id)
    if (found?.typed && found.typed.styles.length > 0) await styles.ensure()
    return found && { base: fromRecipe(found, { styles: styles.items, into: 'grid', parentId: id }), made: found }
  }

  if (from === 'studio') await begin({ ...studio.draft, prompt: fromTemplate(studio.draft.prompt) })
  if (typeof image === 'string') {
    try {
      const found = await recipeOf(image)
      if (found) await begin(found.base, found)
    } catch (error) {
      // One that is gone brings nothing along; the form is as it was.
      if (!isFailedCall(error)) throw error
    }
  }
  if (from !== undefined || image !== undefined) await router.replace({ query: {} })
}
