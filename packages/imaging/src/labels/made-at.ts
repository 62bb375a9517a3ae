import { viewOf } from '../bytes.ts'
import { XMP_KEYWORD } from '../carriers/carrier.ts'
import { readExifDates } from '../carriers/exif.ts'
import { carriers } from '../carriers/index.ts'
import { findPngTime } from '../carriers/png.ts'
import { formatOf } from '../containers/format.ts'
import { readRdf } from '../xmp/rdf.ts'

/** The year of the oldest photograph that is left. */
const FIRST_YEAR = 1826
/** Clocks differ, and so do days: a picture may come from where it is tomorrow. */
const MAX_AHEAD_MS = 24 * 60 * 60 * 1000

/** In the order in which they are asked: the one that stands for EXIF's, what the Metadata Working Group has for it, and when it became a file. */
const XMP_DATES = ['exif:DateTimeOriginal', 'photoshop:DateCreated', 'xmp:CreateDate']
const WANTED: ReadonlySet<string> = new Set(XMP_DATES)
/** In characters; in longer packets nobody looks for a date. */
const MAX_PACKET_LENGTH = 1_000_000

/** As EXIF (`2026:11:22 18:00:00`) and XMP (`2026-11-22T18:00:00.5+01:00`, or less of it) write it. */
const DATE =
  /^(\d{4})(?:[-:](\d\d)(?:[-:](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d)?)?)?)?$/
const OFFSET = /^([+-])(\d\d):?(\d\d)$/

/** From UTC, in minutes; 0 where it is not told or makes no sense. */
const minutesOf = (offset: string | undefined) => {
  const [, sign, hours, minutes] = OFFSET.exec(offset?.trim() ?? '') ?? []
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return total > 14 * 60 ? 0 : sign === '-' ? -total : total
}

const dateOf = (text: string | undefined, offset?: string) => {
  const match = DATE.exec(text?.trim() ?? '')
  if (!match) return undefined
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone] = match
  if (Number(year) < FIRST_YEAR) return undefined
  // A day that there is not, like the 31st of June or the 0th of any month, makes no date of it, rather than another day.
  const local = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  if (Number.isNaN(local.getTime()) || local.getUTCDate() !== Number(day)) return undefined
  return new Date(local.getTime() - minutesOf(zone ?? offset) * 60_000)
}

const digits = (number: number) => String(number).padStart(2, '0')

/** Always UTC. */
const pngDate = (time: Buffer | undefined) => {
  if (!time) return undefined
  const [month, day, hour, minute, second] = Array.from(time.subarray(2), digits)
  return dateOf(`${time.readUInt16BE()}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

const xmpDates = (packet: string | undefined) => {
  if (packet === undefined || packet.length > MAX_PACKET_LENGTH) return []
  const { properties } = readRdf(packet, WANTED)
  return XMP_DATES.map(wanted => dateOf(properties.find(({ name }) => name === wanted)?.values[0]))
}

/**
 * When the picture was made, by what its file says: when it was taken (EXIF), else when it was created (XMP), else when it was
 * last changed (EXIF, PNG). Undefined where none of them makes sense, like a year before there were photographs or one that is
 * still to come. EXIF without an offset tells the time of a place that nobody knows: it is taken for UTC, and may be off by
 * up to 14 hours. Never throws, whatever the bytes are.
 */
export const readMadeAt = (bytes: Uint8Array, now: Date): Date | undefined => {
  const file = viewOf(bytes)
  const container = formatOf(file)
  if (!container) return undefined
  const exif = carriers[container].findExif(file)
  const { made, changed } = readExifDates(exif ?? Buffer.alloc(0))
  const told = [
    dateOf(made.text, made.offset),
    ...xmpDates(carriers[container].read(file).get(XMP_KEYWORD)),
    dateOf(changed.text, changed.offset),
    container === 'png' ? pngDate(findPngTime(file)) : undefined,
  ]
  return told.find(date => date !== undefined && date.getTime() <= now.getTime() + MAX_AHEAD_MS)
}
