using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Loops of services that nothing ends.</summary>
public sealed class UnstoppableLoopTests
{
    private readonly RuleTest<ServiceLoopAnalyzer, UnstoppableLoopFix> _rule = new(UnstoppableLoop.Rule, References.Net10);

    [Theory]
    [InlineData("while (true)", "while (!stoppingToken.IsCancellationRequested)")]
    [InlineData("for (;;)", "while (!stoppingToken.IsCancellationRequested)")]
    [InlineData("for (var round = 0; ; round++)", "for (var round = 0; !stoppingToken.IsCancellationRequested; round++)")]
    [InlineData("for (var round = 0; true; round++)", "for (var round = 0; !stoppingToken.IsCancellationRequested; round++)")]
    public Task The_condition_asks_for_the_token_and_the_waits_listen_to_it(string before, string after) => _rule.Fixes(
        Service.Of(
            $$"""
            [|{{before.Split(' ')[0]}}|]{{before[before.IndexOf(' ')..]}}
            {
                // As long as there are orders.
                await http.GetStringAsync("orders");
                await Task.Delay(5000); // five seconds
                await gate.WaitAsync().ConfigureAwait(false);
            }
            """),
        Service.Of(
            $$"""
            {{after}}
            {
                // As long as there are orders.
                await http.GetStringAsync("orders");
                await Task.Delay(5000, stoppingToken); // five seconds
                await gate.WaitAsync(stoppingToken).ConfigureAwait(false);
            }
            """));

    [Fact]
    public Task A_loop_in_a_loop_leaves_both() => _rule.Fixes(
        Service.Of(
            """
            [|while|] (!false)
            {
                await http.GetStringAsync("login");
                [|while|] (true)
                {
                    await http.GetStringAsync("orders");
                    await Task.Delay(300);
                }
            }
            """),
        Service.Of(
            """
            while (!stoppingToken.IsCancellationRequested)
            {
                await http.GetStringAsync("login");
                while (!stoppingToken.IsCancellationRequested)
                {
                    await http.GetStringAsync("orders");
                    await Task.Delay(300, stoppingToken);
                }
            }
            """));

    [Theory]
    [InlineData("using var limit = new CancellationTokenSource(5000); await http.GetStringAsync(\"orders\", limit.Token);")]
    [InlineData("using CancellationTokenSource limit = new(); limit.CancelAfter(5000); try { await http.GetStringAsync(\"orders\", limit.Token); } catch (OperationCanceledException) when (limit.IsCancellationRequested) { }")]
    public Task A_time_out_of_a_single_call_ends_nothing_else(string body) => _rule.Reports(Service.Of($$"""[|while|] (true) { {{body}} await Task.Delay(5000); }"""));

    [Theory]
    [InlineData("var limit = new CancellationTokenSource(5000); _limits.Add(limit); await http.GetStringAsync(\"orders\", limit.Token);")]
    [InlineData("using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken); await http.GetStringAsync(\"orders\", limit.Token);")]
    public Task Somebody_else_may_cancel_it(string body) => _rule.IsSilent(Service.Of($$"""while (true) { {{body}} await Task.Delay(5000); }""", "private readonly ConcurrentBag<CancellationTokenSource> _limits = new();"));

    [Fact]
    public Task A_do_loop_stays_one() => _rule.Fixes(
        Service.Of(
            """
            [|do|]
            {
                await http.GetStringAsync("orders");
                await Task.Delay(5000);
            } while (true);
            """),
        Service.Of(
            """
            do
            {
                await http.GetStringAsync("orders");
                await Task.Delay(5000, stoppingToken);
            } while (!stoppingToken.IsCancellationRequested);
            """));

    [Theory]
    [InlineData("""try { await http.GetStringAsync("orders"); } catch (Exception) { }""")]
    [InlineData("""try { if (http.Timeout.Ticks is 0) throw new InvalidOperationException(); await Task.Yield(); } catch (Exception) { }""")]
    [InlineData("""foreach (var order in new[] { 1 }) { if (order > 0) break; } await http.GetStringAsync("orders");""")]
    [InlineData("""await Task.Run(() => { return; });""")]
    [InlineData("""Thread.Sleep(5000);""")]
    [InlineData("""await LoadAsync();""")]
    [InlineData("""if (http.Timeout.Ticks is 0) Environment.Exit(1); await Task.Yield();""")]
    [InlineData("""await http.GetStringAsync("orders", CancellationToken.None);""")]
    public Task No_way_out(string body) => _rule.Reports(Service.Of($$"""[|while|] (true) { {{body}} }{{(body.Contains("await", StringComparison.Ordinal) ? "" : "\n#pragma warning disable CS1998, CS0162\nawait Task.Yield();")}}""", """private Task LoadAsync() => http.GetStringAsync("orders");"""));

    [Theory]
    [InlineData("""await Task.Delay(5000, stoppingToken);""")]
    [InlineData("""stoppingToken.ThrowIfCancellationRequested(); await Task.Yield();""")]
    [InlineData("""if (stoppingToken.IsCancellationRequested) break; await Task.Yield();""")]
    [InlineData("""await Task.Yield(); if (http.Timeout.Ticks is 0) return;""")]
    [InlineData("""await Task.Yield(); if (http.Timeout.Ticks is 0) throw new InvalidOperationException();""")]
    [InlineData("""switch (await gate.WaitAsync(5)) { case true: goto done; }""")]
    [InlineData("""try { await Task.Delay(5, stoppingToken); } catch (Exception) { }""")]
    [InlineData("""await AskAsync();""")]
    [InlineData("""await work();""")]
    [InlineData("""await foreach (var each in stream) { }""")]
    [InlineData("""await done.Task;""")]
    [InlineData("""await orders.Reader.ReadAsync();""")]
    [InlineData("""break;""")]
    public Task Something_ends_it(string body) => _rule.IsSilent(Service.Of(
        $$"""
        Func<Task> work = () => Task.Delay(5, stoppingToken);
        var stream = orders.Reader.ReadAllAsync(stoppingToken);
        var done = new TaskCompletionSource();
        using var registration = stoppingToken.Register(() => done.TrySetCanceled());
        while (true) { {{body}} }
        #pragma warning disable CS0162, CS0164
        done: await Task.Yield();
        """,
        """
        private readonly CancellationTokenSource _stop = new();

        private Task AskAsync() => Task.Delay(5, _stop.Token);

        public override Task StopAsync(CancellationToken cancellationToken)
        {
            orders.Writer.TryComplete();
            return base.StopAsync(cancellationToken);
        }
        """));

    [Fact]
    public Task An_actor_without_any_token_is_nobodys_service() => _rule.IsSilent(Service.Elsewhere("while (true) { await orders.Reader.ReadAsync(); }", "public async Task RunAsync()"));

    [Fact]
    public Task A_function_with_a_token_is_asked_to_listen() => _rule.Fixes(
        Service.Elsewhere("[|while|] (true) { await orders.Reader.ReadAsync(); await Task.Delay(1000); }"),
        Service.Elsewhere("while (!cancellationToken.IsCancellationRequested) { await orders.Reader.ReadAsync(cancellationToken); await Task.Delay(1000, cancellationToken); }"));

    [Fact]
    public Task A_service_without_a_token_at_the_place_is_reported_alone() => _rule.ReportsWithoutFix(Service.Of(
        "await LoopAsync();",
        """
        private async Task LoopAsync()
        {
            [|while|] (true)
            {
                await http.GetStringAsync("orders");
            }
        }
        """));

    [Fact]
    public Task A_loop_that_only_ends_with_the_host_it_stops_does_not_hear_of_others_that_stop_it() => _rule.Fixes(
        Service.Of(
            """
            [|while|] (true)
            {
                if (await http.GetStringAsync("metadata/interruption") is "terminate")
                {
                    lifetime.StopApplication();
                    return;
                }

                await Task.Delay(5000);
            }
            """,
            "private readonly IHostApplicationLifetime lifetime = null;"),
        Service.Of(
            """
            while (!stoppingToken.IsCancellationRequested)
            {
                if (await http.GetStringAsync("metadata/interruption") is "terminate")
                {
                    lifetime.StopApplication();
                    return;
                }

                await Task.Delay(5000, stoppingToken);
            }
            """,
            "private readonly IHostApplicationLifetime lifetime = null;"));

    [Theory]
    [InlineData("lifetime.StopApplication(); return; } else if (DateTime.UtcNow.Hour is 0) { return;")]
    [InlineData("lifetime.StopApplication(); break;")]
    [InlineData("log.LogInformation(\"The machine is taken away\"); return;")]
    public Task Another_way_out_is_one(string end) => _rule.IsSilent(Service.Of(
        $$"""
        while (true)
        {
            if (await http.GetStringAsync("metadata/interruption") is "terminate") { {{end}} }
            await Task.Delay(5000);
        }
        """,
        "private readonly IHostApplicationLifetime lifetime = null;\nprivate object Lifetime => lifetime;"));

    [Fact]
    public Task Two_tokens_are_for_the_author_to_choose_from() => _rule.ReportsWithoutFix(
        Service.Elsewhere("[|while|] (true) { await Task.Delay(1000); }", "public async Task RunAsync(CancellationToken first, CancellationToken second)"));

    [Fact]
    public Task What_follows_still_runs() => _rule.Fixes(
        Service.Of(
            """
            #pragma warning disable CS0162
            [|while|] (true)
            {
                await Task.Delay(5000);
            }

            log.LogInformation("Stopped");
            """),
        Service.Of(
            """
            #pragma warning disable CS0162
            try
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await Task.Delay(5000, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }

            log.LogInformation("Stopped");
            """));

    [Fact]
    public Task A_program_ends_with_its_process() => _rule.WithProgram().IsSilent(
        """
        using System.Threading;
        using System.Threading.Tasks;

        using var stop = new CancellationTokenSource();
        while (true)
        {
            await Task.Delay(1000);
        }
        """);

    [Fact]
    public Task Half_a_loop() => (_rule with { References = References.Framework }).IsSilent("class Importer { void Run() { while (true) { } } }");
}
