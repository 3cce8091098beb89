const dark = matchMedia("(prefers-color-scheme: dark)");
dark.addEventListener("change", () => location.reload()); // Redoc reads its theme once
// Relative to this script, whatever prefix a proxy adds.
const description = new URL("../../openapi.json", document.currentScript.src).href;
Redoc.init(description, dark.matches ? { theme: darkTheme() } : {}, document.getElementById("redoc"));

function darkTheme() {
  const ink = "#e4e6e6";
  const quiet = "#a9b0b4";
  const line = "#3d4448";
  return {
    colors: {
      primary: { main: "#8ab4f8" },
      success: { main: "#7ddb93" },
      warning: { main: "#ffcf7d" },
      error: { main: "#ffb4ab" },
      text: { primary: ink, secondary: quiet },
      border: { dark: line, light: line },
      responses: {
        success: { color: "#7ddb93", backgroundColor: "rgba(125, 219, 147, 0.1)" },
        error: { color: "#ffb4ab", backgroundColor: "rgba(255, 180, 171, 0.1)" },
        redirect: { color: "#ffcf7d", backgroundColor: "rgba(255, 207, 125, 0.1)" },
        info: { color: "#8ab4f8", backgroundColor: "rgba(138, 180, 248, 0.1)" },
      },
    },
    schema: {
      nestedBackground: "#24292c",
      linesColor: line,
      typeNameColor: quiet,
      typeTitleColor: ink,
      requireLabelColor: "#ffb4ab",
    },
    sidebar: { backgroundColor: "#24292c", textColor: ink },
    rightPanel: { backgroundColor: "#14171a" },
    codeBlock: { backgroundColor: "#0d0f11" },
    typography: {
      code: { color: "#ffb4ab", backgroundColor: "rgba(255, 255, 255, 0.08)" },
      links: { color: "#8ab4f8", visited: "#8ab4f8", hover: "#b6d0fb" },
    },
  };
}
