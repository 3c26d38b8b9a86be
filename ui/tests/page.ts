// A page that fails its test for any error, any breach of the policy, any dialog
// of a script and any call of another place than the server of the test.
import { test as base, expect } from "@playwright/test";

export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(`${baseURL}/`) && request.url() !== "data:,") complaints.push(`called ${request.url()}`);
      });
      page.on("dialog", (dialog) => {
        complaints.push(`a script opened a dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
