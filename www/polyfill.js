// UTF-8 for hosts without TextEncoder and TextDecoder (Google Sheets). Only what the glue calls; a lone surrogate
// or a broken byte becomes U+FFFD, as in the standard classes.
class Utf8Encoder {
  encode(text = "") {
    const bytes = new Uint8Array(text.length * 3);
    return bytes.slice(0, this.encodeInto(text, bytes).written);
  }

  encodeInto(text, bytes) {
    let read = 0;
    let written = 0;
    while (read < text.length) {
      let point = text.codePointAt(read);
      const units = point > 0xffff ? 2 : 1;
      if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
      const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (written + size > bytes.length) break;
      if (size === 1) {
        bytes[written] = point;
      } else {
        for (let at = size - 1; at > 0; at--, point >>= 6) bytes[written + at] = 0x80 | (point & 0x3f);
        bytes[written] = ((0xf00 >> size) & 0xff) | point;
      }
      written += size;
      read += units;
    }
    return { read, written };
  }
}

class Utf8Decoder {
  constructor(label, { ignoreBOM = false, fatal = false } = {}) {
    this.ignoreBOM = ignoreBOM;
    this.fatal = fatal;
  }

  decode(bytes = []) {
    let text = "";
    let units = [];
    let at = !this.ignoreBOM && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    while (at < bytes.length) {
      const first = bytes[at++];
      let more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
      let point = more > 0 ? first & (0x3f >> more) : first;
      // The second byte has a narrower range after these four: overlong forms, surrogates, beyond U+10FFFF.
      let low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
      let high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
      for (; more > 0 && bytes[at] >= low && bytes[at] <= high; more--, at++) {
        point = (point << 6) | (bytes[at] & 0x3f);
        low = 0x80;
        high = 0xbf;
      }
      if (more !== 0) {
        if (this.fatal) throw new TypeError("The bytes are not valid UTF-8");
        point = 0xfffd;
      }
      if (point > 0xffff) units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff));
      else units.push(point);
      // Blocks, because the number of arguments of one call is limited.
      if (units.length > 4096) {
        text += String.fromCharCode.apply(null, units);
        units = [];
      }
    }
    return text + String.fromCharCode.apply(null, units);
  }
}
