import { expect, onTestFinished, test } from 'vitest'
import { openMcpClient } from '../../testing/mcp-client.ts'
import { describeStudio } from '../../testing/suite.ts'

describeStudio('the Model Context Protocol', {}, my => {
  test('a picture is made, with progress, and shown', async () => {
    const client = await openMcpClient(my.studio)
    onTestFinished(() => client.close())
    const told: number[] = []
    const result = await client.callTool(
      {
        name: 'generate_image',
        arguments: { prompt: 'a heron in reeds', model: 'atelier/sketch', width: 512, height: 512 },
      },
      { onprogress: ({ progress }) => void told.push(progress) },
    )
    expect(result.structuredContent).toMatchObject({ status: 'succeeded', images: [{ width: 512 }] })
    expect(result.content.map(({ type }) => type)).toEqual(['text', 'image', 'resource_link'])
    expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b))
  })
})
