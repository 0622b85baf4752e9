// Files are known by what is in them; names are made harmless; a revision carries its files, and the next one its own.

import { describe, expect, it } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { attachmentTypeOf } from '../../domain/attachment-type.ts';
import type { Attachment } from '../../domain/attachments.ts';
import { ATTACHMENT_NAME_LENGTH, attachmentName, requireAttachments } from '../../domain/attachments.ts';
import type { PartnershipCommand } from '../../domain/partnership-commands.ts';
import { Refusal } from '../../domain/refusal.ts';
import { checkShape } from '../../domain/shape.ts';
import { PARTNERSHIP_UPDATES } from '../../workflows/messages.ts';
import { docxOf, pdfOf } from '../support/files.ts';
import type { Loose, RunningPartnership } from './support.ts';
import { COORDINATOR, partnershipAt, SECRETARIAT, UNIVERSITY } from './support.ts';

const file = (digit: string, more: Partial<Attachment> = {}): Attachment => ({
  hash: digit.repeat(64),
  name: `plan-${digit}.pdf`,
  bytes: 1000,
  type: 'pdf',
  ...more,
});

describe('the type of a file', () => {
  it('is told by its bytes', async () => {
    const docx = await docxOf('Plan');
    const zip = Buffer.from(docx.toString('latin1').replaceAll('word/document.xml', 'xl/workbook123.xm'), 'latin1');
    const macros = Buffer.from(docx.toString('latin1').replaceAll('word/settings.xml', 'wo/vbaProject.bin'), 'latin1');
    const seen = [
      pdfOf('Plan'),
      docx,
      zip,
      macros,
      docx.subarray(0, -30),
      Buffer.from('%PDF-1.7 and then nothing'),
      Buffer.from('<!doctype html>%PDF-1.7 %%EOF'),
      Buffer.from('PK\u0003\u0004'),
      Buffer.from(''),
    ].map((bytes) => attachmentTypeOf(bytes.subarray(0, 8), bytes));
    expect(seen).toEqual(['pdf', 'docx', 'other', 'macros', 'cut', 'cut', 'other', 'cut', 'other']);
  });

  it('is told of any bytes without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const zip = new Uint8Array([80, 75, 3, 4, ...bytes, 80, 75, 5, 6, ...bytes]);
        expect(['other', 'cut', 'macros', 'pdf', 'docx']).toContain(attachmentTypeOf(zip.subarray(0, 8), zip));
      }),
    );
  });
});

describe('a name', () => {
  it.each([
    ['Plan for 2027.pdf', 'Plan for 2027.pdf'],
    ['Søknad æøå.PDF', 'Søknad æøå.pdf'],
    ['C:\\Users\\noen\\plan.pdf', 'plan.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['plan\u202Efdp.exe', 'planfdp.exe.pdf'],
    ['a\r\nContent-Type: text\u0000.pdf', 'aContent-Type- text.pdf'],
    ['"<b>".pdf', '--b--.pdf'],
    ['...', 'vedlegg.pdf'],
    ['.pdf', 'vedlegg.pdf'],
    ['\uD800.pdf', 'vedlegg.pdf'],
    ['e\u0301t.pdf', 'ét.pdf'],
  ])('%j becomes %j', (given, wanted) => expect(attachmentName(given, 'pdf')).toBe(wanted));

  it('of any characters and any length can be kept, sent in a message, and stays as it is', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
    );
    fc.assert(
      fc.property(any, (given) => {
        const name = attachmentName(given, 'docx');
        expect(Array.from(name).length).toBeLessThanOrEqual(ATTACHMENT_NAME_LENGTH);
        expect(attachmentName(name, 'docx')).toBe(name);
        const shape = PARTNERSHIP_UPDATES.submit.attachments.optional;
        checkShape(shape, [{ hash: 'a'.repeat(64), name, bytes: 1, type: 'docx' }], 'Read submit');
      }),
    );
    expect(attachmentName(`${'x'.repeat(10_000)}.pdf`, 'pdf')).toBe(`${'x'.repeat(116)}.pdf`);
  });
});

describe('the rules', () => {
  const many = Array.from({ length: 11 }, (_, index) => file(index.toString(16)));
  it.each([
    ['more than ten', many, 0, 'too-large', /11 attachments, wanted at most 10/],
    ['more than the partnership may have', many.slice(0, 2), 149, 'too-large', /would have 151, wanted at most 150/],
    ['one content twice', [file('a'), file('a', { name: 'b.pdf' })], 0, 'misshapen', /same content/],
    ['a hash that is none', [file('a', { hash: 'A'.repeat(64) })], 0, 'misshapen', /64 hex digits/],
    ['nothing in it', [file('a', { bytes: 0 })], 0, 'too-large', /has 0 bytes/],
    ['more than any setting allows', [file('a', { bytes: 2 ** 40 })], 0, 'too-large', /wanted 1 to/],
    ['a name that was not made clean', [file('a', { name: '../a.pdf' })], 0, 'misshapen', /wanted "a.pdf"/],
    ['a name with another ending', [file('a', { type: 'docx' })], 0, 'misshapen', /wanted "plan-a.pdf.docx"/],
  ] as const)('refuse %s', (_, files, elsewhere, code, sentence) => {
    let refusal: unknown = null;
    try {
      requireAttachments('Submit', files, elsewhere);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code, message: expect.stringMatching(sentence) as unknown });
  });
});

describe('a revision', () => {
  const submit = (attachments?: readonly Attachment[]): Loose<PartnershipCommand> => ({
    type: 'submit',
    actor: COORDINATOR,
    step: 'decision-basis',
    document: { text: 'Lesing' },
    ...(attachments === undefined ? {} : { attachments }),
  });
  const basis = ({ state }: RunningPartnership) => state.items['decision-basis/fosen']!;

  it('carries its files in its event and in the state, and the next one has those that came with it', () => {
    const running = partnershipAt();
    const [event] = running.do(submit([file('a'), file('b')]));
    expect(event).toMatchObject({ attachments: [{ name: 'plan-a.pdf' }, { name: 'plan-b.pdf' }] });
    expect(basis(running).attachments).toHaveLength(2);
    running.do(submit([file('b')]));
    expect(basis(running).attachments).toEqual([file('b')]);
    running.do(submit());
    expect(basis(running)).not.toHaveProperty('attachments');
    running.checkFold();
  });

  it('without files is told as it was before there were any', () => {
    expect(partnershipAt().do(submit([]))[0]).not.toHaveProperty('attachments');
  });

  it('with another file and the same words is a new one, which nobody else has approved', () => {
    const running = partnershipAt();
    running.do(submit([file('a')]));
    const approve = { type: 'approve', actor: UNIVERSITY, step: 'decision-basis', revision: 1 } as const;
    running.do(approve);
    expect(basis(running).approvals).toHaveLength(2);
    running.do({ type: 'reopen', actor: SECRETARIAT, step: 'decision-basis', reason: 'Feil fil' });
    running.do(submit([file('b')]));
    expect(basis(running)).toMatchObject({ revision: 2, approvals: [{ person: COORDINATOR }] });
    expect(running.refusal(approve).code).toBe('old-revision');
  });

  it('that one half has approved loses that approval when its file is replaced', () => {
    const running = partnershipAt();
    running.do({ ...submit([file('a')]), actor: UNIVERSITY });
    expect(basis(running).approvals).toMatchObject([{ person: UNIVERSITY }]);
    running.do(submit([file('b')]));
    expect(basis(running)).toMatchObject({ revision: 2, approvals: [{ person: COORDINATOR }] });
  });

  it('of another document counts towards what the partnership may have, and its own earlier one does not', () => {
    const running = partnershipAt();
    const { items } = running.state;
    const [key, other] = Object.entries(items).find(([one]) => one.startsWith('needs-report/'))!;
    const held = Array.from({ length: 145 }, () => file('c'));
    running.state = { ...running.state, items: { ...items, [key]: { ...other, attachments: held } } };
    const five = ['1', '2', '3', '4', '5'].map((digit) => file(digit));
    running.do(submit(five));
    running.do(submit(five));
    expect(running.refusal(submit([...five, file('6')])).code).toBe('too-large');
  });
});
