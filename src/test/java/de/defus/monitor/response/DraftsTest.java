package de.defus.monitor.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.survey.OpenLinks;
import de.defus.monitor.survey.WaveView;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class DraftsTest {

    private static final int PAGES = 16;

    private final Drafts drafts;
    private final OpenLinks links;
    private final SecureRandom chance;
    private WaveView wave;

    DraftsTest(Drafts drafts, OpenLinks links, SecureRandom chance) {
        this.drafts = drafts;
        this.links = links;
        this.chance = chance;
    }

    @BeforeEach
    void findWave() {
        wave = links.find("demo").orElseThrow();
    }

    @Test
    void ofPagesSavedAtTheSameMomentNoneLosesItsAnswers() throws Exception {
        var secret = DraftSecret.random(chance);
        var ready = new CountDownLatch(PAGES);
        var saving = new ArrayList<Callable<Draft>>();
        for (int page = 1; page <= PAGES; page++) {
            var number = page;
            saving.add(() -> {
                ready.countDown();
                ready.await();
                return save(secret, number);
            });
        }
        var browsers = Executors.newFixedThreadPool(PAGES);
        var saved = new ArrayList<Draft>();
        for (var one : browsers.invokeAll(saving)) {
            saved.add(one.get());
        }
        browsers.shutdown();

        var draft = drafts.find(wave, secret).orElseThrow();
        assertEquals(PAGES, draft.answers().size());
        assertTrue(
                saved.stream().allMatch(one -> one.submissionId().equals(draft.submissionId())),
                "the first to be saved decides under which id all of it is sent");
    }

    @Test
    void aDraftOpensWithItsOwnSecretOnly() {
        var secret = DraftSecret.random(chance);
        save(secret, 1);
        assertTrue(drafts.find(wave, secret).isPresent());
        assertEquals(Optional.empty(), drafts.find(wave, DraftSecret.random(chance)));
    }

    private Draft save(DraftSecret secret, int page) {
        return drafts.save(
                wave,
                secret,
                page,
                found -> found.orElseGet(() -> new Draft(UUID.randomUUID(), Map.of()))
                        .with(Map.of("item" + page, List.of("1"))));
    }
}
