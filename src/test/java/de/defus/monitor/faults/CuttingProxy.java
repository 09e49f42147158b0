package de.defus.monitor.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Stands between a program and its database, and lets nothing through, or slowly, when told so. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile long delayMillis;

    CuttingProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on the database cannot be reached. */
    void cut() throws IOException {
        cut = true;
        for (var socket : sockets) {
            socket.close();
        }
    }

    void mend() {
        cut = false;
        delayMillis = 0;
    }

    /** From now on every answer of the database takes longer. */
    void delay(long millis) {
        delayMillis = millis;
    }

    private void accept() throws IOException {
        while (true) {
            var caller = server.accept();
            if (cut) {
                caller.close();
                continue;
            }
            var database = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(caller);
            sockets.add(database);
            start(() -> pump(caller.getInputStream(), database.getOutputStream(), false, caller, database));
            start(() -> pump(database.getInputStream(), caller.getOutputStream(), true, caller, database));
        }
    }

    private void pump(InputStream from, OutputStream to, boolean slow, Socket... both) throws IOException {
        var some = new byte[8192];
        try {
            for (var read = from.read(some); read >= 0; read = from.read(some)) {
                if (slow && delayMillis > 0) {
                    TimeUnit.MILLISECONDS.sleep(delayMillis);
                }
                to.write(some, 0, read);
                to.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            for (var socket : both) {
                socket.close();
                sockets.remove(socket);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // the connection has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
