namespace Seaworthy.Tests.Shutdown;

public sealed partial class BaseNotCalledTests
{
    [Fact]
    public Task The_work_ends_before_what_it_uses_is_closed() => Fixes(
        """
        public override Task [|StopAsync|](CancellationToken cancellationToken)
        {
            log.LogInformation("The import ends");
            _bank.Close();
            return Task.CompletedTask;
        }
        """,
        """
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            log.LogInformation("The import ends");
            await base.StopAsync(cancellationToken);
            _bank.Close();
        }
        """);

    [Theory]
    [InlineData("_bank?.Dispose();")]
    [InlineData("this._bank.GetStream().Close();")]
    [InlineData("CloseBank();")]
    [InlineData("_bank = null!;")]
    [InlineData("try { _bank.Close(); } finally { log.LogInformation(\"Closed\"); }")]
    public Task However_it_is_closed(string close) => Fixes(
        $$"""
        public override async Task [|StopAsync|](CancellationToken cancellationToken)
        {
            {{close}}
            await SaveAsync();
        }
        """,
        $$"""
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            await base.StopAsync(cancellationToken);
            {{close}}
            await SaveAsync();
        }
        """);

    [Fact]
    public Task What_the_work_does_not_use_may_be_closed_first() => Fixes(
        """
        public override Task [|StopAsync|](CancellationToken cancellationToken)
        {
            _monitor.Close();
            return Task.CompletedTask;
        }
        """,
        """
        public override Task StopAsync(CancellationToken cancellationToken)
        {
            _monitor.Close();
            return base.StopAsync(cancellationToken);
        }
        """);

    [Theory]
    [InlineData("_orders.Writer.TryComplete();")]
    [InlineData("_orders.Writer.Complete();\n    await _orders.Reader.Completion;")]
    [InlineData("_own.Cancel();")]
    [InlineData("_timer.Dispose();")]
    public Task What_tells_the_work_to_end_stays_in_front(string signal) => Fixes(
        $$"""
        public override async Task [|StopAsync|](CancellationToken cancellationToken)
        {
            {{signal}}
            await SaveAsync();
            _bank.Close();
        }
        """,
        $$"""
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            {{signal}}
            await SaveAsync();
            await base.StopAsync(cancellationToken);
            _bank.Close();
        }
        """);

    [Fact]
    public Task A_queue_is_completed_and_then_worked_off() => Fixes(
        """
        public override Task [|StopAsync|](CancellationToken cancellationToken)
        {
            _orders.Writer.Complete();
            return Task.CompletedTask;
        }
        """,
        """
        public override Task StopAsync(CancellationToken cancellationToken)
        {
            _orders.Writer.Complete();
            return base.StopAsync(cancellationToken);
        }
        """);

    [Fact]
    public Task An_order_that_can_not_be_kept_is_left_to_the_author() => _rule.ReportsWithoutFix(Importer(
        """
        public override async Task [|StopAsync|](CancellationToken cancellationToken)
            {
                _bank.Close();
                _orders.Writer.Complete();
                await SaveAsync();
            }
        """));

    [Fact]
    public Task Nothing_is_written_across_a_directive() => _rule.ReportsWithoutFix(Importer(
        """
        public override async Task [|StopAsync|](CancellationToken cancellationToken)
            {
        #if DEBUG
                _bank.Close();
        #endif
                await SaveAsync();
            }
        """));

    [Fact]
    public Task A_closing_expression_comes_after_it() => Fixes(
        "public override Task [|StopAsync|](CancellationToken cancellationToken) => _bank.Client.DisconnectAsync(false, cancellationToken).AsTask();",
        """
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            await base.StopAsync(cancellationToken);
            await _bank.Client.DisconnectAsync(false, cancellationToken).AsTask();
        }
        """);

    [Fact]
    public Task Tabs_line_ends_and_braces_are_kept()
    {
        static string Worker(string method) => (Usings + $$"""
            class Worker : BackgroundService {
            	private readonly TcpClient _bank = new();

            	protected override async Task ExecuteAsync(CancellationToken stoppingToken) {
            		await _bank.GetStream().FlushAsync(stoppingToken).ConfigureAwait(false);
            	}

            {{method}}
            }
            """).ReplaceLineEndings("\r\n");

        return _rule.Fixes(
            Worker("	public override Task [|StopAsync|](CancellationToken token) {\n		// no more\n		_bank.Close();\n\n		return Task.CompletedTask;\n	}"),
            Worker("	public override async Task StopAsync(CancellationToken token) {\n		await base.StopAsync(token).ConfigureAwait(false);\n		// no more\n		_bank.Close();\n	}"));
    }
}
