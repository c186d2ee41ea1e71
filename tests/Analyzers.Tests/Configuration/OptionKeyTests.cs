using Seaworthy.Common.Options;

namespace Seaworthy.Tests.Configuration;

public sealed class OptionKeyTests
{
    [Fact]
    public void A_missing_option_has_its_default()
    {
        Assert.Equal(PlaceholderCase.Pascal, LoggingOptions.PlaceholderCase.Read(Settings.None));
        Assert.Equal(LogSeverity.Trace, LoggingOptions.MinLevel.Read(Settings.None));
        Assert.Equal(LogFrameworks.Mel | LogFrameworks.Serilog | LogFrameworks.NLog, LoggingOptions.Frameworks.Read(Settings.None));
        Assert.Empty(LoggingOptions.ExcludeTypes.Read(Settings.None));
        Assert.True(LoggingOptions.TreatResourcesAsConstant.Read(Settings.None));
        Assert.False(LoggingOptions.IncludeTests.Read(Settings.None));
    }

    [Theory]
    [InlineData("camel", PlaceholderCase.Camel)]
    [InlineData("SNAKE", PlaceholderCase.Snake)]
    [InlineData(" auto ", PlaceholderCase.Auto)]
    [InlineData("kebab", PlaceholderCase.Pascal)]
    [InlineData("1", PlaceholderCase.Pascal)]
    [InlineData("", PlaceholderCase.Pascal)]
    internal void A_choice_is_one_of_its_words(string text, PlaceholderCase expected) =>
        Assert.Equal(expected, LoggingOptions.PlaceholderCase.Read(new Settings((LoggingOptions.PlaceholderCase.Key, text))));

    [Theory]
    [InlineData("mel", LogFrameworks.Mel)]
    [InlineData("NLog,serilog", LogFrameworks.NLog | LogFrameworks.Serilog)]
    [InlineData("mel , mel", LogFrameworks.Mel)]
    [InlineData("mel,", LogFrameworks.Mel | LogFrameworks.Serilog | LogFrameworks.NLog)]
    [InlineData("log4net", LogFrameworks.Mel | LogFrameworks.Serilog | LogFrameworks.NLog)]
    [InlineData("", LogFrameworks.Mel | LogFrameworks.Serilog | LogFrameworks.NLog)]
    internal void Choices_are_some_of_their_words(string text, LogFrameworks expected) =>
        Assert.Equal(expected, LoggingOptions.Frameworks.Read(new Settings((LoggingOptions.Frameworks.Key, text))));

    [Theory]
    [InlineData("Acme.Log.Write", "Acme.Log.Write")]
    [InlineData(" Acme.Log.Write , Acme.Outer.Inner2,_box ", "Acme.Log.Write|Acme.Outer.Inner2|_box")]
    [InlineData("Acme.Outer+Inner", "")]
    [InlineData("Acme.Box`1", "")]
    [InlineData("Acme.Log.Write(string)", "")]
    [InlineData("", "")]
    [InlineData("Acme..Log", "")]
    [InlineData("Acme.Log.", "")]
    [InlineData("Acme.Log,", "")]
    [InlineData("Acme Log", "")]
    [InlineData("1Acme", "")]
    public void Names_are_separated_by_commas(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', LoggingOptions.AdditionalLogMethods.Read(new Settings((LoggingOptions.AdditionalLogMethods.Key, text)))));

    [Theory]
    [InlineData("false", false)]
    [InlineData(" False ", false)]
    [InlineData("no", true)]
    [InlineData("0", true)]
    [InlineData("", true)]
    public void A_boolean_is_true_or_false(string text, bool expected) =>
        Assert.Equal(expected, LoggingOptions.TreatResourcesAsConstant.Read(new Settings((LoggingOptions.TreatResourcesAsConstant.Key, text))));

    [Theory]
    [InlineData("1", 1)]
    [InlineData(" 20 ", 20)]
    [InlineData("0", 3)]
    [InlineData("21", 3)]
    [InlineData("-1", 3)]
    [InlineData("1.0", 3)]
    [InlineData("1,0", 3)]
    [InlineData("99999999999", 3)]
    [InlineData("many", 3)]
    [InlineData("", 3)]
    public void An_integer_lies_between_its_bounds(string text, int expected)
    {
        var option = OptionKey.Integer("seaworthy.test.attempts", 3, 1, 20, "How often.");

        Assert.Equal(expected, option.Read(new Settings((option.Key, text))));
        Assert.Equal("a whole number from 1 to 20", option.Accepted);
        Assert.Equal("3", option.DefaultText);
    }

    [Fact]
    public void Every_option_accepts_its_default_and_unset()
    {
        Assert.All(OptionCatalog.All, option =>
        {
            Assert.True(option.Accepts(option.DefaultText));
            Assert.True(option.Accepts("unset"));
            Assert.False(option.Accepts("?"));
        });
    }

    [Fact]
    public void An_unset_option_has_its_default() =>
        Assert.Equal(PlaceholderCase.Pascal, LoggingOptions.PlaceholderCase.Read(new Settings((LoggingOptions.PlaceholderCase.Key, "unset"))));

    [Fact]
    public void Reading_a_missing_option_allocates_nothing()
    {
        Read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Read()
        {
            _ = LoggingOptions.PlaceholderCase.Read(Settings.None);
            _ = LoggingOptions.Frameworks.Read(Settings.None);
            _ = LoggingOptions.ExcludeTypes.Read(Settings.None);
            _ = LoggingOptions.IncludeTests.Read(Settings.None);
        }
    }

    [Theory]
    [InlineData("seaworthy.logging.placeholder_casing", "seaworthy.logging.placeholder_case")]
    [InlineData("seaworthy.Logging.min_levle", "seaworthy.logging.min_level")]
    [InlineData("seaworthy.loging.frameworks", "seaworthy.logging.frameworks")]
    [InlineData("seaworthy.logging.include_test", "seaworthy.logging.include_tests")]
    [InlineData("seaworthy.placeholder_case", "seaworthy.logging.placeholder_case")]
    [InlineData("seaworthy.shutdown.grace_period", null)]
    [InlineData("seaworthy.x", null)]
    [InlineData("seaworthy.", null)]
    public void The_nearest_key_is_near(string key, string? expected) => Assert.Equal(expected, OptionCatalog.Nearest(key));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("case", "casing", 3)]
    [InlineData("level", "levle", 2)]
    [InlineData("log", "logs", 1)]
    [InlineData("slog", "log", 1)]
    public void Distance_counts_edits(string from, string to, int expected) => Assert.Equal(expected, EditDistance.Between(from, to));
}
