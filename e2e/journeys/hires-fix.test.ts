import type { Page } from '@playwright/test'
import { addEngine, chooseModel, sentTo, test, webUi } from '../support/engines.ts'
import { card, chooseFile, generate, photograph, promptField, task } from '../support/starts.ts'
import { openOptions } from '../support/studio-page.ts'
import { expect, violationsInBoth } from '../support/test.ts'

async function openMore(page: Page) {
  await openOptions(page)
  const isOpen = (await page.locator('details.more').getAttribute('open')) !== null
  if (!isOpen) await page.getByText('More options').click()
}

test('options that belong together are turned on by one switch, and come back with a remix', async ({
  page,
  engines: studio,
}) => {
  const { standIn, address } = await webUi.start()
  const settings = { baseUrl: address, username: 'studio', password: 'right' }
  const engine = await addEngine(page, studio.url, { kind: 'a1111', name: 'Twice', settings })
  await chooseModel(page, studio.url, webUi.model)
  const without = `an astrolabe once ${test.info().project.name}`
  const larger = `an astrolabe twice ${test.info().project.name}`
  const group = page.getByRole('group', { name: 'Hires fix' })
  const onOff = group.getByRole('switch', { name: 'Hires fix' })
  const scale = group.getByRole('spinbutton', { name: 'Scale' })
  const denoise = group.getByRole('spinbutton', { name: 'Denoise' })
  const upscaler = group.getByRole('combobox', { name: 'Upscaler' })
  const chosen = { scale: 1.5, denoise: 0.5, upscaler: 'R-ESRGAN 4x+' }

  await test.step('on, it has what the engine takes for standard', async () => {
    await openMore(page)
    await expect(onOff).not.toBeChecked()
    await expect(scale).toHaveCount(0)
    await onOff.focus()
    await page.keyboard.press('Space')
    await expect(scale).toHaveValue('2')
    await expect(upscaler).toHaveValue('Latent')
    expect(await violationsInBoth(page)).toEqual([])
  })

  await test.step('what is changed survives a reload, and what is emptied is the standard', async () => {
    await upscaler.selectOption(chosen.upscaler)
    await scale.fill('1.5')
    await denoise.fill('')
    await expect(denoise).toHaveValue('')
    await expect(denoise).toHaveAttribute('placeholder', '0.5')
    await page.reload()
    await openMore(page)
    await expect(scale).toHaveValue('1.5')
    await expect(denoise).toHaveValue('0.5')
  })

  const { image } = await test.step('it is sent, and is a part of the recipe', async () => {
    await promptField(page).fill(larger)
    const made = await generate(page, studio.url, larger)
    expect(made.parameters.options).toEqual({ hiresFix: chosen })
    expect(made.image.recipe?.options).toEqual({ hiresFix: chosen })
    expect(sentTo(standIn)).toMatch(/"enable_hr":true,"hr_scale":1.5,"hr_upscaler":"R-ESRGAN 4x\+"/)
    return made
  })

  await test.step('off, it is left out', async () => {
    await openMore(page)
    await onOff.click()
    await expect(scale).toHaveCount(0)
    await promptField(page).fill(without)
    const made = await generate(page, studio.url, without)
    expect(made.parameters.options).toEqual({})
  })

  await test.step('the page of a picture says it, and a remix has it again', async () => {
    await page.goto(`${studio.url}/images/${image.id}`)
    await expect(page.getByText('scale 1.5, denoise 0.5, upscaler R-ESRGAN 4x+')).toBeVisible()
    await page.getByRole('button', { name: 'Remix' }).click()
    await expect(promptField(page)).toHaveValue(larger)
    await openMore(page)
    await expect(onOff).toBeChecked()
    await expect(scale).toHaveValue('1.5')
    await expect(upscaler).toHaveValue(chosen.upscaler)
  })

  await test.step('with a picture to begin with it is not offered, not sent, and there again without one', async () => {
    const begun = `an astrolabe begun ${test.info().project.name}`
    const sampler = page.getByRole('combobox', { name: 'Sampler', exact: true })
    await chooseFile(page, photograph(61, 256, 256))
    await openMore(page)
    await expect(sampler).toBeVisible()
    await expect(group).toHaveCount(0)
    await promptField(page).fill(begun)
    const made = await generate(page, studio.url, begun)
    expect(made).toMatchObject({ task: 'image-to-image', parameters: { options: {} } })
    await openMore(page)
    await task(page).selectOption('upscale')
    await expect(page.getByRole('combobox', { name: 'Upscaler', exact: true })).toBeVisible()
    await expect(sampler).toHaveCount(0)
    await expect(page.getByRole('slider', { name: 'Steps' })).toHaveCount(0)
    await card(page).getByRole('button', { name: 'Begin without it' }).click()
    await expect(onOff).toBeChecked()
  })
  expect((await page.request.delete(`${studio.url}/api/v1/engines/${engine.id}`)).status()).toBe(204)
  await standIn.close()
})
