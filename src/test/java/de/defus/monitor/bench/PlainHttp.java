package de.defus.monitor.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A visitor on one kept connection, as cheap as can be: on the machine of a benchmark the visitors cost time too. */
final class PlainHttp implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final Map<String, String> cookies = new TreeMap<>();

    /** An answer; the body is empty for redirects. */
    record Answer(int status, String location, String body) {

        /** This answer, if it is the one that was expected. */
        Answer expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException(status + " instead of " + expected + ": " + body);
            }
            return this;
        }
    }

    PlainHttp(String host, int port) throws IOException {
        socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    void forgetCookies() {
        cookies.clear();
    }

    Answer get(String path) throws IOException {
        return send("GET " + path, "", "");
    }

    Answer post(String path, String form) throws IOException {
        return send("POST " + path, "application/x-www-form-urlencoded", form);
    }

    Answer postJson(String path, String json) throws IOException {
        return send("POST " + path, "application/json", json);
    }

    private Answer send(String start, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(start)
                .append(" HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,application/json\r\n");
        if (!cookies.isEmpty()) {
            head.append("Cookie: ");
            cookies.forEach(
                    (name, value) -> head.append(name).append('=').append(value).append("; "));
            head.append("\r\n");
        }
        if (!type.isEmpty()) {
            head.append("Content-Type: ")
                    .append(type)
                    .append("\r\nContent-Length: ")
                    .append(bytes.length)
                    .append("\r\n");
        }
        head.append("\r\n").append(body);
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
        return read();
    }

    private Answer read() throws IOException {
        var status = Integer.parseInt(line().substring(9, 12));
        var length = 0;
        var chunked = false;
        var location = "";
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            var value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = true;
                case "location" -> location = value.replaceFirst("^https?://[^/]*", "");
                case "set-cookie" -> keep(value);
                default -> {}
            }
        }
        return new Answer(status, location, chunked ? chunks() : text(length));
    }

    /** Sends this cookie from now on; what follows a semicolon is not looked at. */
    void keep(String cookie) {
        var pair = cookie.substring(0, (cookie + ";").indexOf(';'));
        var equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private String chunks() throws IOException {
        var body = new StringBuilder();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
