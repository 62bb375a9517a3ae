import { EXIF_PREFIX } from '../carriers/jpeg.ts'
import { jpegSegment, MARKER } from '../containers/jpeg.ts'
import { webpChunk, webpFile } from '../containers/webp.ts'
import { makeJpeg, makePng, makeWebp } from './samples.ts'

export interface MetadataBlocks {
  readonly xmp?: string
  /** A TIFF block. */
  readonly exif?: Buffer
}

/** Pictures of the three kinds with these blocks in them, as other programs place them. */
export const bearers = {
  PNG: async ({ xmp, exif }: MetadataBlocks) =>
    makePng({
      chunks: [
        ...(exif ? [['eXIf', exif] as const] : []),
        ...(xmp === undefined ? [] : [['iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)] as const]),
      ],
    }),
  JPEG: async ({ xmp, exif }: MetadataBlocks) => {
    const jpeg = await makeJpeg()
    const segment = (prefix: string, data: Buffer) =>
      jpegSegment(MARKER.APP1, Buffer.concat([Buffer.from(prefix, 'latin1'), data]))
    return Buffer.concat([
      jpeg.subarray(0, 2),
      ...(exif ? [segment(EXIF_PREFIX, exif)] : []),
      ...(xmp === undefined ? [] : [segment('http://ns.adobe.com/xap/1.0/\0', Buffer.from(xmp))]),
      jpeg.subarray(2),
    ])
  },
  WebP: async ({ xmp, exif }: MetadataBlocks) => {
    const header = Buffer.alloc(10)
    header[0] = (exif ? 8 : 0) | (xmp === undefined ? 0 : 4)
    header.writeUIntLE(47, 4, 3)
    header.writeUIntLE(31, 7, 3)
    return webpFile([
      webpChunk('VP8X', header),
      (await makeWebp()).subarray(12),
      ...(exif ? [webpChunk('EXIF', exif)] : []),
      ...(xmp === undefined ? [] : [webpChunk('XMP ', Buffer.from(xmp))]),
    ])
  },
} as const satisfies Record<string, (blocks: MetadataBlocks) => Promise<Uint8Array>>

const PADDING = `${' '.repeat(99)}\n`.repeat(20)

/** Lightroom's way: simple values are attributes, lists are elements, and there is room at the end. */
const LIGHTROOM = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0-c000 1.000000, 0000/00/00-00:00:00        ">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
   xmp:CreatorTool="Adobe Photoshop Lightroom Classic 14.0 (Windows)"
   xmp:ModifyDate="2024-06-01T20:00:00+02:00"
   xmp:CreateDate="2024-05-04T16:03:02.25+02:00"
   xmp:Rating="4"
   xmp:Label="Red"
   photoshop:DateCreated="2024-05-04T16:03:02.25+02:00"
   crs:Exposure2012="+0.35">
   <dc:subject>
    <rdf:Bag>
     <rdf:li>New York</rdf:li>
     <rdf:li>Bread &amp; Butter</rdf:li>
     <rdf:li>Müller</rdf:li>
    </rdf:Bag>
   </dc:subject>
   <lr:hierarchicalSubject>
    <rdf:Bag>
     <rdf:li>Places|America|New York</rdf:li>
    </rdf:Bag>
   </lr:hierarchicalSubject>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
${PADDING}<?xpacket end="w"?>`

/** digiKam's, by Exiv2: ratings of other programs beside its own, and the tags many times over. */
const DIGIKAM = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:MicrosoftPhoto="http://ns.microsoft.com/photo/1.0/"
    xmlns:acdsee="http://ns.acdsee.com/iptc/1.0/"
    xmlns:digiKam="http://www.digikam.org/ns/1.0/"
    xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
   MicrosoftPhoto:Rating="99"
   acdsee:rating="1"
   digiKam:PickLabel="2"
   tiff:DateTime="2023-11-05T08:00:00"
   xmp:CreateDate="2023-11-04T07:30:15"
   xmp:Rating="3"
   acdsee:categories="&lt;Categories&gt;&lt;Category Assigned=&quot;1&quot;&gt;Fuchs&lt;/Category&gt;&lt;/Categories&gt;">
   <digiKam:TagsList>
    <rdf:Seq>
     <rdf:li>Tiere/Fuchs</rdf:li>
    </rdf:Seq>
   </digiKam:TagsList>
   <dc:subject>
    <rdf:Bag>
     <rdf:li>Fuchs</rdf:li>
     <rdf:li>雪</rdf:li>
    </rdf:Bag>
   </dc:subject>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`

/** darktable's: dates as in EXIF, no packet around it, its own steps in a structure, and -1 for what was rejected. */
const DARKTABLE = `<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:darktable="http://darktable.sf.net/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
   exif:DateTimeOriginal="2022:08:09 10:11:12.345"
   xmp:Rating="-1"
   darktable:xmp_version="5">
   <dc:subject>
    <rdf:Seq>
     <rdf:li>darktable</rdf:li>
     <rdf:li>exported</rdf:li>
    </rdf:Seq>
   </dc:subject>
   <darktable:history>
    <rdf:Seq>
     <rdf:li darktable:num="0" darktable:operation="exposure" xmp:Rating="5"/>
    </rdf:Seq>
   </darktable:history>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>`

/** What other programs write, after their public schemas, and what is to be found in it. */
export const LABELLED = {
  Lightroom: {
    xmp: LIGHTROOM,
    rating: 4,
    tags: ['New York', 'Bread & Butter', 'Müller'],
    madeAt: '2024-05-04T14:03:02.250Z',
    others: ['xmp:Label="Red"', 'crs:Exposure2012="+0.35"', 'Places|America|New York'],
  },
  digiKam: {
    xmp: DIGIKAM,
    rating: 3,
    tags: ['Fuchs', '雪'],
    madeAt: '2023-11-04T07:30:15.000Z',
    others: ['MicrosoftPhoto:Rating="99"', 'acdsee:rating="1"', 'Tiere/Fuchs'],
  },
  darktable: {
    xmp: DARKTABLE,
    rating: 0,
    tags: ['darktable', 'exported'],
    madeAt: '2022-08-09T10:11:12.345Z',
    others: ['darktable:operation="exposure"', 'darktable:xmp_version="5"'],
  },
} as const
