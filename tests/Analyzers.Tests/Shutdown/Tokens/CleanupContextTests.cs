using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Tokens;
using Seaworthy.Tests.Retry;

namespace Seaworthy.Tests.Shutdown.Tokens;

/// <summary>Which code has to run although the service is being stopped.</summary>
public sealed class CleanupContextTests
{
    private const string Usings =
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        static class Mail
        {
            public static Task Send() => Task.CompletedTask;
            public static Task<string> SendAck() => null!;
        }

        """;

    private static Cleanup Of(string members, string called = "Mail.Send()", string type = "class Shop")
    {
        var model = Source.Bind(Usings + type + "\n{\n" + members + "\n}\n", References.Net10);
        var call = model.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>().Last(node => node.ToString() == called);
        return CleanupContext.Of(call, model, new ShutdownSettings(EmptyOptions.Instance), TestContext.Current.CancellationToken);
    }

    private static string Run(string body) => "async Task Run(CancellationToken ct) { " + body + " await Task.Yield(); }";

    [Theory]
    [InlineData("try { } finally { await Mail.Send(); }")]
    [InlineData("try { } finally { if (ct.CanBeCanceled) { await Mail.Send(); } }")]
    [InlineData("try { } catch (OperationCanceledException) { await Mail.Send(); }")]
    [InlineData("try { } catch (TaskCanceledException) { await Mail.Send(); }")]
    [InlineData("try { } catch (Exception) when (ct.IsCancellationRequested) { await Mail.Send(); }")]
    [InlineData("try { } catch (Exception ex) when (ex is OperationCanceledException) { await Mail.Send(); }")]
    [InlineData("try { } catch (Exception ex) when (ex is TaskCanceledException or OperationCanceledException) { await Mail.Send(); }")]
    [InlineData("try { } catch (Exception ex) when (ex is OperationCanceledException && ct.IsCancellationRequested) { await Mail.Send(); }")]
    [InlineData("if (ct.IsCancellationRequested) { await Mail.Send(); }")]
    [InlineData("if (ct.IsCancellationRequested) await Mail.Send();")]
    [InlineData("if (!ct.IsCancellationRequested) { } else { await Mail.Send(); }")]
    [InlineData("if (!ct.IsCancellationRequested || ct.CanBeCanceled) { } else { await Mail.Send(); }")]
    [InlineData("ct.Register(() => Mail.Send());")]
    [InlineData("ct.Register(async () => { await Mail.Send(); });")]
    [InlineData("await Release(); async Task Release() => await Mail.Send();")]
    [InlineData("while (!ct.IsCancellationRequested) { } await Mail.Send();")]
    [InlineData("do { } while (!ct.IsCancellationRequested); if (ct.CanBeCanceled) { await Mail.Send(); }")]
    [InlineData("try { while (true) { await Task.Delay(1, ct); } } catch (OperationCanceledException) { } await Mail.Send();")]
    [InlineData("try { await Task.Delay(1, ct); } catch (OperationCanceledException) when (ct.IsCancellationRequested) { } await Mail.Send();")]
    public void It_puts_things_in_order(string body) => Assert.Equal(Cleanup.Full, Of(Run(body)));

    [Theory]
    [InlineData("try { } catch (Exception) { await Mail.Send(); }")]
    [InlineData("try { } catch { await Mail.Send(); }")]
    [InlineData("try { } catch (Exception ex) when (ex is not OperationCanceledException) { await Mail.Send(); }")]
    [InlineData("try { } catch (Exception) when (!ct.IsCancellationRequested) { await Mail.Send(); }")]
    public void It_handles_any_failure(string body) => Assert.Equal(Cleanup.FailureHandler, Of(Run(body)));

    [Theory]
    [InlineData("await Mail.Send();")]
    [InlineData("try { await Mail.Send(); } finally { }")]
    [InlineData("try { await Mail.Send(); } catch (OperationCanceledException) { }")]
    [InlineData("try { } catch (HttpRequestException) { await Mail.Send(); }")]
    [InlineData("if (!ct.IsCancellationRequested) { await Mail.Send(); }")]
    [InlineData("if (ct.IsCancellationRequested) { } else { await Mail.Send(); }")]
    [InlineData("if (ct.IsCancellationRequested || ct.CanBeCanceled) { await Mail.Send(); }")]
    [InlineData("while (!ct.IsCancellationRequested) { await Mail.Send(); }")]
    [InlineData("while (!ct.IsCancellationRequested && ct.CanBeCanceled) { } await Mail.Send();")]
    [InlineData("try { await Task.Delay(1, ct); } catch (OperationCanceledException) { } await Mail.Send();")]
    [InlineData("try { await Task.Delay(1, ct); } catch (OperationCanceledException) when (ct.IsCancellationRequested) { throw; } await Mail.Send();")]
    [InlineData("await Mail.Send(); while (!ct.IsCancellationRequested) { }")]
    public void It_is_work(string body) => Assert.Equal(Cleanup.None, Of(Run(body)));

    [Theory]
    [InlineData("public void Dispose() => Mail.Send().Wait();")]
    [InlineData("public async ValueTask DisposeAsync() => await Mail.Send();")]
    [InlineData("protected virtual async ValueTask DisposeAsyncCore() => await Mail.Send();")]
    [InlineData("~Shop() => Mail.Send().Wait();")]
    [InlineData("Task CommitAsync() => Mail.Send();")]
    [InlineData("Task RollbackOrderAsync() => Mail.Send();")]
    [InlineData("Task OrderCompleteAsync() => Mail.Send();")]
    [InlineData("Task ReleaseLockkey() => Mail.Send();")]
    [InlineData("Task ShutdownAfterFailure() => Mail.Send();")]
    [InlineData("public Task StopAsync(CancellationToken ct) => Mail.Send();")]
    public void By_the_name_of_its_method(string member) => Assert.Equal(Cleanup.Full, Of(member));

    [Theory]
    [InlineData("Task CommittedAsync() => Mail.Send();")]
    [InlineData("Task StoppableAsync() => Mail.Send();")]
    [InlineData("Task CompletelyAsync() => Mail.Send();")]
    [InlineData("Task FeedbackAsync() => Mail.Send();")]
    public void Not_by_a_part_of_a_word(string member) => Assert.Equal(Cleanup.None, Of(member));

    [Theory]
    [InlineData("await Mail.SendAck();")]
    public void By_the_name_of_what_is_called(string body) => Assert.Equal(Cleanup.Full, Of(Run(body), "Mail.SendAck()"));

    [Theory]
    [InlineData("public Task StopAsync(CancellationToken ct) => Mail.Send(); public Task StartAsync(CancellationToken ct) => Task.CompletedTask;", "class Shop : IHostedService")]
    [InlineData("protected override Task ExecuteAsync(CancellationToken ct) => Task.CompletedTask; public override async Task StopAsync(CancellationToken ct) { await Mail.Send(); }", "class Shop : BackgroundService")]
    public void A_stop_of_a_service_has_a_token_that_means_something_else(string members, string type) => Assert.Equal(Cleanup.None, Of(members, type: type));
}
