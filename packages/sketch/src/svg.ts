import { toHex, type Colour } from './colour.ts'
import { isGroup, type Gradient, type Group, type Node, type Paint, type Shape } from './shape.ts'

const number = (value: number) => String(Math.round(value * 1000) / 1000)

const alphaOf = (colour: Colour) => colour.alpha ?? 1

function gradientMarkup(id: string, gradient: Gradient): string {
  const units = gradient.units === 'picture' ? ' gradientUnits="userSpaceOnUse"' : ''
  const stops = gradient.stops
    .map(
      ([offset, colour]) =>
        `<stop offset="${number(offset)}" stop-color="${toHex(colour)}" stop-opacity="${number(alphaOf(colour))}"/>`,
    )
    .join('')
  if (gradient.kind === 'linear') {
    const [[x1, y1], [x2, y2]] = [gradient.from, gradient.to]
    return `<linearGradient id="${id}" x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}"${units}>${stops}</linearGradient>`
  }
  const [x, y] = gradient.at
  return `<radialGradient id="${id}" cx="${number(x)}" cy="${number(y)}" r="${number(gradient.radius)}"${units}>${stops}</radialGradient>`
}

/** Collects what is defined once and named: gradients and clips. The same markup gets the same name. */
function createDefinitions() {
  const names = new Map<string, string>()
  const markup: string[] = []
  const define = (write: (id: string) => string): string => {
    const key = write('')
    const known = names.get(key)
    if (known !== undefined) return known
    const id = `d${names.size}`
    names.set(key, id)
    markup.push(write(id))
    return id
  }
  return { define, markup: () => markup.join('') }
}
type Definitions = ReturnType<typeof createDefinitions>

function paintAttributes(name: 'fill' | 'stroke', paint: Paint, definitions: Definitions): string {
  if ('kind' in paint) return ` ${name}="url(#${definitions.define(id => gradientMarkup(id, paint))})"`
  const alpha = alphaOf(paint)
  return ` ${name}="${toHex(paint)}"${alpha < 1 ? ` ${name}-opacity="${number(alpha)}"` : ''}`
}

function shapeMarkup(shape: Shape, definitions: Definitions): string {
  const fill = shape.fill ? paintAttributes('fill', shape.fill, definitions) : ' fill="none"'
  const stroke = shape.stroke
    ? `${paintAttributes('stroke', shape.stroke, definitions)} stroke-width="${number(shape.width ?? 1)}" stroke-linecap="round" stroke-linejoin="round"`
    : ''
  const opacity = shape.opacity === undefined ? '' : ` opacity="${number(shape.opacity)}"`
  return `<path d="${shape.d}"${fill}${stroke}${opacity}/>`
}

function groupMarkup(group: Group, definitions: Definitions): string {
  const { place, clip, opacity } = group
  const transform = place
    ? ` transform="translate(${number(place.x)} ${number(place.y)}) rotate(${number(place.turn ?? 0)}) scale(${number(place.scaleX)} ${number(place.scaleY)})"`
    : ''
  const clipPath =
    clip === undefined
      ? ''
      : ` clip-path="url(#${definitions.define(id => `<clipPath id="${id}"><path d="${clip}"/></clipPath>`)})"`
  const fading = opacity === undefined ? '' : ` opacity="${number(opacity)}"`
  return `<g${transform}${clipPath}${fading}>${nodesMarkup(group.children, definitions)}</g>`
}

const nodesMarkup = (nodes: readonly Node[], definitions: Definitions): string =>
  nodes.map(node => (isGroup(node) ? groupMarkup(node, definitions) : shapeMarkup(node, definitions))).join('')

export interface Canvas {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Size of the drawing in its own units. */
  readonly unitsWide: number
  readonly unitsHigh: number
}

/** Only numbers and names made here get into the markup: no text from outside ever does. */
export function toSvg(nodes: readonly Node[], canvas: Canvas): string {
  const definitions = createDefinitions()
  const content = nodesMarkup(nodes, definitions)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${canvas.width}" height="${canvas.height}" viewBox="0 0 ${number(canvas.unitsWide)} ${number(
    canvas.unitsHigh,
  )}" preserveAspectRatio="none"><defs>${definitions.markup()}</defs>${content}</svg>`
}
