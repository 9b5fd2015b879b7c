package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryApiTest {
  private static final String QUERY = "/v1.0-alpha1/state/statestore/query";
  private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]*)\"");

  private final DaprServer server = new DaprServer("myapp", null, Map.of());

  @BeforeEach
  void save() {
    server.save(
        """
        [{"key":"1","value":{"person":{"org":"Dev Ops","id":1036},"city":"Seattle","state":"WA"}},
         {"key":"2","value":{"person":{"org":"Hardware","id":1028},"city":"Portland","state":"OR"}},
         {"key":"3","value":{"person":{"org":"Finance","id":1071},"city":"Sacramento","state":"CA"}},
         {"key":"4","value":{"person":{"org":"Dev Ops","id":1042},"city":"Spokane","state":"WA"}},
         {"key":"text","value":"plain"}]
        """);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void finds_values_with_their_etags_and_under_the_applications_keys() {
    HttpResponse<String> answer = query("{\"filter\":{\"EQ\":{\"state\":\"CA\"}}}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .matches(
            Pattern.quote(
                    "{\"results\":[{\"key\":\"3\",\"data\":{\"person\":{\"org\":\"Finance\",\"id\":1071},\"city\":\"Sacramento\",\"state\":\"CA\"},\"etag\":\"")
                + "[0-9a-f]+"
                + Pattern.quote("\"}]}"));
  }

  @Test
  void sorts_and_pages() {
    String sorted =
        "\"filter\":{\"OR\":[{\"EQ\":{\"person.org\":\"Dev Ops\"}},{\"IN\":{\"state\":[\"OR\",\"CA\"]}}]},\"sort\":[{\"key\":\"state\",\"order\":\"DESC\"},{\"key\":\"person.id\"}]";
    assertThat(keys(query("{" + sorted + "}"))).containsExactly("1", "4", "2", "3");
    HttpResponse<String> first = query("{" + sorted + ",\"page\":{\"limit\":3}}");
    assertThat(keys(first)).containsExactly("1", "4", "2");
    assertThat(first.body()).endsWith("],\"token\":\"3\"}");
    assertThat(keys(query("{" + sorted + ",\"page\":{\"limit\":3,\"token\":\"3\"}}")))
        .containsExactly("3");
  }

  @Test
  void gives_nothing_for_nothing() {
    HttpResponse<String> answer = query("{\"filter\":{\"EQ\":{\"state\":\"XX\"}}}");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(keys(query("{}"))).hasSize(5);
  }

  @Test
  void refuses_what_is_no_query() {
    HttpResponse<String> answer = query("{filter\":{\"EQ\":{\"state\":\"CA\"}}}");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .startsWith(
            "{\"errorCode\":\"ERR_STATE_QUERY\",\"message\":\"state store statestore query failed:"
                + " failed to parse JSON query body: ")
        .endsWith(
            "\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ResourceInfo\",\"description\":\"\",\"owner\":\"\",\"resource_name\":\"statestore\",\"resource_type\":\"state\"},{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"domain\":\"dapr.io\",\"metadata\":null,\"reason\":\"DAPR_STATE_QUERY_FAILED\"}]}");
    assertThat(query("{\"filter\":{\"LIKE\":{\"state\":\"C\"}}}").body())
        .contains("'LIKE' is not a filter");
  }

  private HttpResponse<String> query(String json) {
    return server.send("POST", QUERY, json);
  }

  private static List<String> keys(HttpResponse<String> answer) {
    List<String> keys = new ArrayList<>();
    Matcher key = KEY.matcher(answer.body());
    while (key.find()) {
      keys.add(key.group(1));
    }
    return keys;
  }
}
