using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

public sealed class DirectOutputInjectionTests
{
    private readonly RuleTest<DirectOutputAnalyzer, DirectOutputFix> _rule = new(DirectOutput.Rule, References.Net10);

    [Fact]
    public Task A_hosted_service_without_a_constructor_gets_one() => _rule.OneByOne().Fixes(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Importer : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                [|Console.WriteLine($"Importing until {stoppingToken}")|];
                return Task.CompletedTask;
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        class Importer : BackgroundService
        {
            private readonly ILogger<Importer> _logger;

            public Importer(ILogger<Importer> logger)
            {
                _logger = logger;
            }

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                _logger.LogInformation("Importing until {StoppingToken}", stoppingToken);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_constructor_that_is_there_takes_the_logger_too() => _rule.OneByOne().Fixes(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        class Importer : BackgroundService
        {
            private readonly string _folder;

            public Importer(string folder)
            {
                _folder = folder;
            }

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                [|Console.WriteLine($"Importing {_folder}")|];
                return Task.CompletedTask;
            }
        }

        class Exporter(string folder) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                [|Console.WriteLine($"Exporting {folder}")|];
                return Task.CompletedTask;
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        class Importer : BackgroundService
        {
            private readonly string _folder;
            private readonly ILogger<Importer> _logger;

            public Importer(string folder, ILogger<Importer> logger)
            {
                _folder = folder;
                _logger = logger;
            }

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                _logger.LogInformation("Importing {Folder}", _folder);
                return Task.CompletedTask;
            }
        }

        class Exporter(string folder, ILogger<Exporter> logger) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                logger.LogInformation("Exporting {Folder}", folder);
                return Task.CompletedTask;
            }
        }
        """);

    [Theory]
    [InlineData("new Importer()")]
    [InlineData("new()")]
    public Task A_type_that_somebody_creates_by_hand_keeps_its_constructor(string creation) => _rule.ReportsWithoutFix(
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Importer : BackgroundService
        {
            public static Importer Create() => {{creation}};

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                [|Console.WriteLine("Importing")|];
                return Task.CompletedTask;
            }
        }
        """);
}
