import { workflows } from '@atelier/providers/testing'
import { addEngine, button, comfyUi, KEY, openAi, openRouter, test, webUi } from '../support/engines.ts'
import { bring } from '../support/starts.ts'
import { expect } from '../support/test.ts'

const SIZES = [
  [390, 844],
  [1440, 900],
  [2560, 1440],
] as const

test('shots', async ({ page, engines: studio }) => {
  test.setTimeout(400_000)
  const cf = await comfyUi.start()
  const wu = await webUi.start()
  const oa = await openAi.start()
  const or = await openRouter.start()
  await addEngine(page, studio.url, {
    kind: 'a1111',
    name: 'Forge on the desk',
    settings: { baseUrl: wu.address, username: 'studio', password: 'right' },
  })
  await addEngine(page, studio.url, {
    kind: 'comfyui',
    name: 'Flows',
    settings: { baseUrl: cf.address, apiKey: KEY, workflows: [] },
  })
  await addEngine(page, studio.url, { kind: 'openai', name: 'OpenAI', settings: { baseUrl: oa.address, apiKey: KEY } })
  await addEngine(page, studio.url, {
    kind: 'openrouter',
    name: 'OpenRouter',
    settings: { baseUrl: or.address, apiKey: KEY },
  })
  let first = true
  for (const scheme of ['dark', 'light'] as const)
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      const shot = async (name: string) => {
        await page.waitForTimeout(250)
        await page.screenshot({ path: `/tmp/p12/shot-${name}-${width}-${scheme}.png` })
      }
      await page.goto(`${studio.url}/engines`)
      await expect(button(page, 'Actions for Flows')).toBeVisible()
      await shot('page')
      await button(page, 'Add an engine').click()
      await shot('kinds')
      await page.getByRole('dialog').getByRole('button', { name: 'OpenAI-compatible' }).click()
      await shot('engine')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await button(page, 'Actions for OpenAI').click()
      await page.getByRole('menuitem', { name: 'Change…' }).click()
      await shot('change')
      await page.keyboard.press('Escape')
      await button(page, 'Actions for OpenAI').click()
      await page.getByRole('menuitem', { name: 'Prices…' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      if (await page.getByRole('dialog').getByRole('button', { name: /^Add/ }).count())
        await page.getByRole('dialog').getByRole('button', { name: /^Add/ }).first().click()
      await shot('prices')
      await page.keyboard.press('Escape')
      await button(page, 'Actions for Flows').click()
      await page.getByRole('menuitem', { name: 'Workflows' }).click()
      const dialog = page.getByRole('dialog', { name: 'Workflows of Flows' })
      if (first) {
        for (const [name, graph] of [
          ['carafe', workflows.imageToImage],
          ['a decanter with a rather long name for a workflow', workflows.inpaint],
        ] as const) {
          await bring(dialog.locator('.drop'), 'drop', {
            name: `${name}.json`,
            mimeType: 'application/json',
            buffer: Buffer.from(JSON.stringify(graph)),
          })
          await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue(name)
          await button(dialog, 'Save workflow').click()
          await expect(button(dialog, `Change ${name}`)).toBeFocused()
        }
        first = false
      }
      await shot('workflows')
      await button(dialog, 'Change carafe').click()
      await shot('map')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await button(page, /monthly budget/).click()
      await shot('budget')
      await page.keyboard.press('Escape')
      await button(page, 'Actions for OpenRouter').click()
      await page.getByRole('menuitem', { name: 'Remove' }).click()
      await shot('remove')
      await page.keyboard.press('Escape')
    }
})
