// Attached files: to open, to add and to take away, and which of them a revision changed.

import type { Attachment } from '../../domain/attachments.ts';
import { ATTACHMENTS_PER_DOCUMENT } from '../../domain/attachments.ts';
import type { UploadFault } from '../i18n/attachments.ts';
import { ATTACHMENT_TYPE_NAMES, ATTACHMENT_WORDS, sizeText } from '../i18n/attachments.ts';
import type { Shown } from '../page.ts';
import type { StepPage } from './step-shown.ts';

/** What went wrong with a chosen file, and what to do. */
export function faultText(
  { name, fault }: { readonly name: string; readonly fault: UploadFault },
  bytes: number,
  shown: Shown,
): string {
  const { language } = shown.visitor;
  const short = name.length > 60 ? `${name.slice(0, 40)}…${name.slice(-15)}` : name;
  return ATTACHMENT_WORDS[language].faults(fault, short, ATTACHMENTS_PER_DOCUMENT, sizeText(bytes, language));
}

function fileLink({ hash, name, bytes, type }: Attachment, path: string, shown: Shown): string {
  const { language } = shown.visitor;
  return (
    <>
      <a class="ds-link" href={`${path}/attachments/${hash}`} download="" safe>
        {name}
      </a>{' '}
      <span class="meta" safe>
        {`(${ATTACHMENT_TYPE_NAMES[type]}, ${sizeText(bytes, language)})`}
      </span>
    </>
  ) as string;
}

/** Files with name, type, size and a link, without a heading. */
export function fileList(files: readonly Attachment[], path: string, shown: Shown): string {
  return (
    <ul class="ds-list">
      {files.map((file) => (
        <li>{fileLink(file, path, shown) as 'safe'}</li>
      ))}
    </ul>
  ) as string;
}

/** The files of a document under a heading of its own; nothing where there are none. */
export function attachedPart(files: readonly Attachment[], path: string, shown: Shown, level: 2 | 3): string {
  if (files.length === 0) return '';
  const { title } = ATTACHMENT_WORDS[shown.visitor.language];
  return (
    <>
      {level === 2 ? (
        <h2 class="ds-heading" data-size="xs" safe>
          {title}
        </h2>
      ) : (
        <h3 class="ds-heading" data-size="2xs" safe>
          {title}
        </h3>
      )}
      {fileList(files, path, shown) as 'safe'}
    </>
  ) as string;
}

/** The part of a form where files are added and taken away. Its buttons keep what is typed in the rest of the form. */
export function attachPart(page: StepPage, shown: Shown): string {
  const { language } = shown.visitor;
  const words = ATTACHMENT_WORDS[language];
  const errors = page.uploadFaults.map((one) => faultText(one, page.attachmentBytes, shown));
  return (
    <fieldset class="ds-fieldset stack" id="attachments">
      <legend class="ds-label" safe>
        {words.title}
      </legend>
      {page.attachments.length === 0 ? (
        ''
      ) : (
        <ul class="plain stack">
          {page.attachments.map((file) => (
            <li class="file">
              <span>{fileLink(file, page.path, shown) as 'safe'}</span>
              <button
                class="ds-button"
                data-variant="tertiary"
                data-size="sm"
                type="submit"
                name="remove"
                value={file.hash}
                formaction={`${page.path}/attach`}
                safe
              >
                {words.remove(file.name)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="ds-field">
        <label class="ds-label" for="file" safe>
          {words.choose}
        </label>
        <p id="file-help" data-field="description" safe>
          {words.help(ATTACHMENTS_PER_DOCUMENT, sizeText(page.attachmentBytes, language))}
        </p>
        <input
          class="ds-input"
          type="file"
          id="file"
          name="file"
          multiple
          accept=".pdf,.docx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          aria-describedby={errors.length === 0 ? 'file-help' : 'file-help file-error'}
          aria-invalid={errors.length === 0 ? undefined : 'true'}
        />
        {errors.length === 0 ? (
          ''
        ) : (
          <div class="ds-validation-message" id="file-error">
            {errors.map((text) => (
              <p safe>{text}</p>
            ))}
          </div>
        )}
      </div>
      <button
        class="ds-button"
        data-variant="secondary"
        data-size="sm"
        type="submit"
        formaction={`${page.path}/attach`}
        safe
      >
        {words.upload}
      </button>
    </fieldset>
  ) as string;
}

/** Which files a revision took away and added; nothing where they are the same. */
export function changedFiles(
  before: readonly Attachment[],
  now: readonly Attachment[],
  path: string,
  shown: Shown,
): string {
  const without = (files: readonly Attachment[], others: readonly Attachment[]) =>
    files.filter(({ hash }) => !others.some((one) => one.hash === hash));
  const [removed, added] = [without(before, now), without(now, before)];
  if (removed.length + added.length === 0) return '';
  return (
    <>
      <dt safe>{ATTACHMENT_WORDS[shown.visitor.language].title}</dt>
      <dd>
        {removed.map((file) => (
          <div>
            <del>{fileLink(file, path, shown) as 'safe'}</del>
          </div>
        ))}
        {added.map((file) => (
          <div>
            <ins>{fileLink(file, path, shown) as 'safe'}</ins>
          </div>
        ))}
      </dd>
    </>
  ) as string;
}
