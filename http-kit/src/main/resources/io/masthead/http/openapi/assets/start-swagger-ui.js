// Relative to this script, whatever prefix a proxy adds.
const description = new URL("../../openapi.json", document.currentScript.src).href;

// Requests go to the service that the page comes from; its addresses are relative to the description, not to the page.
const ownServer = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: update => api => {
          const flows = Object.values(api.components.securitySchemes).flatMap(({ flows = {} }) => Object.values(flows));
          for (const flow of flows) {
            flow.tokenUrl = new URL(flow.tokenUrl, description).href;
            flow.refreshUrl = new URL(flow.refreshUrl, description).href;
          }
          update({ ...api, servers: api.servers.filter(({ variables }) => !variables) });
        },
      },
    },
  },
});

SwaggerUIBundle({ url: description, dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null, plugins: [ownServer] });
