using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

public sealed class SensitiveValueTests
{
    private readonly RuleTest<SensitiveValueAnalyzer, SensitiveValueFix> _rule = new(SensitiveValue.Rule, References.Net10);

    [Fact]
    public async Task An_object_without_a_type_is_told_by_its_member()
    {
        var compilation = Source.Bind(
            """
            using Microsoft.Extensions.Logging;

            class Shop(ILogger<Shop> log)
            {
                void Reset(string apiKey) => log.LogInformation("Reset {@Request}", new { ApiKey = apiKey });
            }
            """,
            References.Net10).Compilation;
        var found = await compilation.WithAnalyzers([new SensitiveValueAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("'ApiKey' may be", Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_secret_is_masked_where_it_is_passed_or_shown() => _rule.Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        record Account(string User, string ApiKey);

        class Shop(ILogger<Shop> log)
        {
            protected string _password = "";

            void SignIn(Account account, string token, string value, string connectionString)
            {
                log.LogInformation("{User} signs in with {Password}", account.User, [|_password|]);
                log.LogDebug("Authenticated with token: {Token}", [|token|]);
                log.LogDebug("invalid API key: {Value}", [|account.ApiKey|]);
                log.LogDebug("{Secret} has expired", [|value|]);
                log.LogDebug("Connecting with {0}", [|connectionString|]);
                log.LogDebug($"{account.User} has {[|account.ApiKey.Trim()|]}");
                log.LogDebug("Key " + [|account.ApiKey|] + " is old");
                Console.WriteLine("Password: {0}", [|_password|]);
                Console.WriteLine($"Password: {[|_password|]}");
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        record Account(string User, string ApiKey);

        class Shop(ILogger<Shop> log)
        {
            protected string _password = "";

            void SignIn(Account account, string token, string value, string connectionString)
            {
                log.LogInformation("{User} signs in with {Password}", account.User, "***");
                log.LogDebug("Authenticated with token: {Token}", "***");
                log.LogDebug("invalid API key: {Value}", "***");
                log.LogDebug("{Secret} has expired", "***");
                log.LogDebug("Connecting with {ConnectionString}", "***");
                log.LogDebug("{User} has {ApiKey}", account.User, "***");
                log.LogDebug("Key {ApiKey} is old", "***");
                log.LogInformation("Password: {Password}", "***");
                log.LogInformation("Password: {Password}", "***");
            }
        }
        """);

    [Fact]
    public Task The_users_own_method_is_called_where_there_is_one() => _rule.With("seaworthy.logging.redactor_method = Acme.Redaction.Mask").Fixes(
        """
        using Acme;
        using Microsoft.Extensions.Logging;

        namespace Acme
        {
            static class Redaction
            {
                public static string Mask(string text) => text;
            }
        }

        class Shop(ILogger<Shop> log)
        {
            void SignIn(string password, string secret)
            {
                log.LogInformation("Signs in with {Password}", [|password|]);
                log.LogInformation($"Signs in with {[|secret|]}");
            }
        }
        """,
        """
        using Acme;
        using Microsoft.Extensions.Logging;

        namespace Acme
        {
            static class Redaction
            {
                public static string Mask(string text) => text;
            }
        }

        class Shop(ILogger<Shop> log)
        {
            void SignIn(string password, string secret)
            {
                log.LogInformation("Signs in with {Password}", Redaction.Mask(password));
                log.LogInformation("Signs in with {Secret}", Redaction.Mask(secret));
            }
        }
        """);

    [Fact]
    public Task Objects_that_are_shown_with_all_their_members_show_their_secrets() => _rule.Reports(
        """
        using Microsoft.Extensions.Logging;

        record Login(string User, string Password);

        class Account
        {
            public string User { get; set; }
            public string AccessToken { get; set; }
        }

        class Shop(ILogger<Shop> log, Serilog.ILogger serilog)
        {
            void SignIn(Login login, Account account)
            {
                log.LogInformation("{Login} signs in", [|login|]);
                serilog.Information("{@Account} signs in", [|account|]);
                log.LogInformation($"{[|login|]} signs in");
            }
        }
        """);

    [Fact]
    public Task What_holds_secrets_by_its_nature_is_reported() => _rule.Reports(
        """
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Security;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;

        [AttributeUsage(AttributeTargets.All)]
        class PersonalDataAttribute : Attribute;

        class User
        {
            [PersonalData]
            public string Nickname { get; set; }
        }

        class Shop(ILogger<Shop> log, IConfigurationRoot configuration)
        {
            void Show(User user, SecureString text, NetworkCredential login, HttpRequestMessage request)
            {
                log.LogInformation("{Nickname}", [|user.Nickname|]);
                log.LogInformation("{Text}", [|text|]);
                log.LogInformation("{Login}", [|login|]);
                log.LogInformation("{Variables}", [|Environment.GetEnvironmentVariables()|]);
                log.LogInformation("{Settings}", [|configuration.GetDebugView()|]);
                log.LogInformation("{Headers}", [|request.Headers|]);
                log.LogInformation("{Setting}", [|configuration["Mail:Password"]|]);
                log.LogInformation("{Database}", [|configuration.GetConnectionString("Shop")|]);
            }
        }
        """);

    [Fact]
    public Task Personal_data_is_reported_where_the_options_say_so() => _rule.With("seaworthy.logging.pii = true").Reports(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Greet(string email, string phoneNumber, string name) => log.LogInformation("{Email} {Phone} {Name}", [|email|], [|phoneNumber|], name);
        }
        """);

    [Fact]
    public Task All_libraries_and_forms_of_calls_are_looked_at() => _rule.Fixes(
        """
        using NLog;
        using Microsoft.Extensions.Logging;

        class Shop(Serilog.ILogger serilog, Logger nlog, Microsoft.Extensions.Logging.ILogger log)
        {
            void SignIn(string password, byte[] key, string user)
            {
                serilog.Information("{User} has {Password}", user, [|password|]);
                nlog.Info("{User} has {Password}", user, [|password|]);
                nlog.Error($"{user} has {[|password|]}");
                log?.LogInformation("{Key}", [|key|]);
                log.LogInformation(args: new object[] { user }, message: "{User}");
                LoggerExtensions.LogInformation(log, "{Password}", ([|password|]));
                using (log.BeginScope("{Password}", [|password|])) { }
            }
        }
        """,
        """
        using NLog;
        using Microsoft.Extensions.Logging;

        class Shop(Serilog.ILogger serilog, Logger nlog, Microsoft.Extensions.Logging.ILogger log)
        {
            void SignIn(string password, byte[] key, string user)
            {
                serilog.Information("{User} has {Password}", user, "***");
                nlog.Info("{User} has {Password}", user, "***");
                nlog.Error("{User} has {Password}", user, "***");
                log?.LogInformation("{Key}", "***");
                log.LogInformation(args: new object[] { user }, message: "{User}");
                LoggerExtensions.LogInformation(log, "{Password}", ("***"));
                using (log.BeginScope("{Password}", "***")) { }
            }
        }
        """);

    [Fact]
    public Task Without_a_logger_in_reach_the_text_of_the_output_is_masked() => _rule.Fixes(
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Setup
        {
            void Show(string password, string user)
            {
                Console.WriteLine($"{user}: {[|password|]}");
                Console.WriteLine("Password: " + [|password|]);
                Console.WriteLine("{0}: {1}", user, [|password|]);
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Logging;

        class Setup
        {
            void Show(string password, string user)
            {
                Console.WriteLine($"{user}: ***");
                Console.WriteLine("Password: " + "***");
                Console.WriteLine("{0}: {1}", user, "***");
            }
        }
        """);

    [Fact]
    public Task A_secret_in_a_message_that_stands_in_front_of_the_call_is_found() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void SignIn(string user, string password)
            {
                var message = $"{user} signs in with {password}";
                log.LogInformation([|message|]);
            }
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void SignIn(string user, string password)
            {
                log.LogInformation("{User} signs in with {Password}", user, "***");
            }
        }
        """);

    [Fact]
    public Task A_text_that_is_nothing_but_a_secret_keeps_its_name() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void SignIn(string user, string password)
            {
                user.Trim();
                log.LogInformation([|password|]);
            }
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void SignIn(string user, string password)
            {
                user.Trim();
                log.LogInformation("{Password}", "***");
            }
        }
        """);
}
