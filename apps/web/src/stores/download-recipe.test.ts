import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { fakeServer, json } from '../testing/fake-server.ts'
import { useDownloadRecipe } from './download-recipe.ts'

beforeEach(() => setActivePinia(createPinia()))

test.each([true, false])(
  'the settings say whether a recipe goes along: %s; what is chosen counts more',
  async downloadRecipe => {
    fakeServer(() => json({ downloadRecipe }))
    const recipe = useDownloadRecipe()
    expect(await recipe.wanted()).toBe(downloadRecipe)
    recipe.choose(!downloadRecipe)
    expect([await recipe.wanted(), recipe.isOn]).toEqual([!downloadRecipe, !downloadRecipe])
  },
)

test('while the settings cannot be read, no recipe is given away', async () => {
  fakeServer(() => json({ status: 503, code: 'server.busy', detail: 'Busy.' }, 503))
  const recipe = useDownloadRecipe()
  await expect(recipe.wanted()).rejects.toMatchObject({ status: 503 })
  expect(recipe.isOn).toBe(false)
})
