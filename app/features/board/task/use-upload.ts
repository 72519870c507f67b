import { useState } from "react";
import { useRevalidator } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { attachmentBytes } from "./attachment-limits";

export type Sending = { name: string; percent: number };

/**
 * Sends files one after the other, telling how far each is; `fetch` cannot tell that. What is too large is refused before it is
 * sent; the server counts for itself.
 */
export function useUpload(address: { squadId: string; taskId: string }) {
  const { t } = useI18n();
  const { revalidate } = useRevalidator();
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const url = paths.taskAttachments(address.squadId, address.taskId);

  const send = async (files: readonly File[]) => {
    setProblem(null);
    for (const file of files) {
      if (file.size > attachmentBytes) {
        setProblem(t("error.attachment_too_large", { megabytes: attachmentBytes / 1024 / 1024 }));
        continue;
      }
      setSending({ name: file.name, percent: 0 });
      const refusal = await post(url, file, (percent) => setSending({ name: file.name, percent }));
      if (refusal !== null) setProblem(refusal === "" ? t("board.offline") : refusal);
    }
    setSending(null);
    await revalidate();
  };
  return { send: (files: readonly File[]) => void send(files), sending, problem };
}

/** Null when the file is stored, otherwise what the server says about it; empty when it could not be reached. */
function post(url: string, file: File, onProgress: (percent: number) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const body = new FormData();
    body.set("file", file);
    const request = new XMLHttpRequest();
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100));
    request.onload = () => {
      const answer = request.response as { problem?: string } | null;
      resolve(request.status === 200 ? null : (answer?.problem ?? ""));
    };
    request.onerror = () => resolve("");
    request.open("POST", url);
    request.send(body);
  });
}
